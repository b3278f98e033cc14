package io.github.imbot4j.benchmarks.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A drawing of a comparison's data as SVG: a bar for each server's median, a line for least and most. Arguments: the CSV file,
 * the column, the title, and the file to write.
 */
final class Chart {

    private static final Pattern FIELD = Pattern.compile("\"([^\"]*)\"|([^,]+)");
    private static final int LEFT = 290;
    private static final int WIDTH = 430;
    private static final int ROW = 26;

    private Chart() {}

    public static void main(String[] args) throws IOException {
        draw(Path.of(args[0]), args[1], args[2], Path.of(args[3]));
    }

    static void draw(Path csv, String column, String title, Path to) throws IOException {
        Map<String, List<Double>> series = series(csv, column);
        double most = series.values().stream()
                .flatMap(List::stream)
                .mapToDouble(value -> value)
                .max()
                .orElse(1);
        StringBuilder svg =
                new StringBuilder(String.format(Locale.ROOT, """
                <svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" font-family="sans-serif" font-size="13">
                <rect width="100%%" height="100%%" fill="white"/>
                <text x="8" y="20" font-weight="bold">%s</text>
                """, LEFT + WIDTH + 90, series.size() * ROW + 44, title));
        int y = 34;
        for (Map.Entry<String, List<Double>> one : series.entrySet()) {
            svg.append(row(one.getKey(), Result.Spread.of(one.getValue()), WIDTH / Math.max(most, 1e-9), y));
            y += ROW;
        }
        Files.writeString(to, svg.append("</svg>\n"));
    }

    private static String row(String name, Result.Spread values, double scale, int y) {
        String colour = name.contains("imbot4j") ? "#2f7ed8" : "#9aa5b1";
        return String.format(
                Locale.ROOT,
                """
                <text x="%d" y="%d" text-anchor="end">%s</text>
                <rect x="%d" y="%d" width="%.1f" height="16" fill="%s"/>
                <line x1="%.1f" y1="%d" x2="%.1f" y2="%d" stroke="black"/>
                <text x="%.1f" y="%d">%,.0f</text>
                """,
                LEFT - 8,
                y + 13,
                name,
                LEFT,
                y,
                values.median() * scale,
                colour,
                LEFT + values.least() * scale,
                y + 8,
                LEFT + values.most() * scale,
                y + 8,
                LEFT + values.most() * scale + 6,
                y + 13,
                values.median());
    }

    /** The values of a column, by server and JDK, in the order of the file. */
    private static Map<String, List<Double>> series(Path csv, String column) throws IOException {
        List<String> lines = Files.readAllLines(csv);
        int index = fields(lines.get(0)).indexOf(column);
        if (index < 0) {
            throw new IllegalArgumentException(csv + " has no column \"" + column + "\"; it has " + lines.get(0) + ".");
        }
        Map<String, List<Double>> series = new LinkedHashMap<>();
        for (String line : lines.subList(1, lines.size())) {
            List<String> fields = fields(line);
            series.computeIfAbsent(fields.get(1) + ", JDK " + fields.get(0), name -> new ArrayList<>())
                    .add(Double.parseDouble(fields.get(index)));
        }
        return series;
    }

    private static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        Matcher field = FIELD.matcher(line);
        while (field.find()) {
            fields.add(field.group(1) == null ? field.group(2) : field.group(1));
        }
        return fields;
    }
}

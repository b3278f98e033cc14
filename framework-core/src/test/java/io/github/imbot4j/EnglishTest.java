package io.github.imbot4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The language of the sources of all modules: documentation that says what a type is, names and messages in the field's terms. */
class EnglishTest {

    /** Imperatives with which the documentation of a type began, an order in place of what the type is. */
    private static final Set<String> IMPERATIVES = Set.of(
            ("Act Add Allow Answer Ask Assert Attack Be Begin Believe Bind Bound Bring Build Call Carry Change Check"
                            + " Choose Collect Compare Convert Count Create Decide Declare Decode Delete Deliver Describe Divide"
                            + " Do Draw Encode Encrypt End Explain Find Follow Forget Gather Give Go Greet Guard Guess Hand Handle"
                            + " Have Hold Identify Keep Know Lay Let List Load Look Make Mark Measure Move Name Normalise Notice"
                            + " Offer Open Parse Play Point Post Print Prove Put Reach Read Receive Refuse Register Remember"
                            + " Remind Render Run Save Say Send Serve Share Show Sign Sort Speak Spell Split Stand Start Stop"
                            + " Store Supply Take Tell Turn Use Verify Wait Warn Watch Work Write")
                    .split(" "));

    /** Names of types that were pictures, each with another one now. */
    private static final Set<String> PICTURES =
            Set.of(("AppAffairs Asides Atoms Bookkeeper Bubble Bulletin Chronicle Circle Courier Crew Critic Deeds"
                            + " Envelopes Errand Flattener Flaws Flights FreshClasses Gatehouse Happening Heart IdleWatch"
                            + " InstallDesk Intake Judge Keeper LastResort Letterhead LooseTags OnDuty Parcel Passes Patience"
                            + " PortalCare PostOffice Sayable Setback Shipments Silence Slips Spine Stopwatch Superseding"
                            + " Surroundings Talk Tariffs Tolls TokenOffice Turnstile Unsaid Upkeep Voice Wave Wish Workbench")
                    .split(" "));

    /** Turns of phrase that read as translated, in what users and operators read. */
    private static final Pattern CALQUES = Pattern.compile(
            "\\b(anew|as ever|laid over|worked off|set off|sets it off|nobody knows|is declared no more|works? no"
                    + " more|which is none)");

    private static final Pattern TYPE = Pattern.compile("\\s*(?:@(?!interface)[\\w.]+(?:\\((?:[^()]|\\([^()]*\\))*\\))?"
            + "(?:[ \\t]*//[^\\n]*)?\\s*)*(?:(?:public|protected|private|static|final|abstract|sealed|non-sealed) )*"
            + "(?:class|interface|record|enum|@interface|package)\\s");
    private static final Pattern DECLARATION =
            Pattern.compile("(?m)^\\s*(?:(?:public|protected|private|static|final|abstract"
                    + "|sealed|non-sealed) )*(?:class|interface|record|enum|@interface) (\\w+)");
    private static final Pattern LITERAL = Pattern.compile("\"(?:[^\"\\\\\\n]|\\\\.)*+\"");

    @Test
    void theDocumentationOfATypeBeginsWithWhatItIs() {
        List<String> orders = new ArrayList<>();
        for (Path file : sources()) {
            String source = read(file);
            for (int from = source.indexOf("/**"); from >= 0; from = source.indexOf("/**", from + 3)) {
                int to = source.indexOf("*/", from);
                Matcher after = TYPE.matcher(source).region(to + 2, source.length());
                String first = source.substring(from + 3, to)
                        .replaceAll("^[\\s*]+", "")
                        .split("[^A-Za-z]", 2)[0];
                if (after.lookingAt() && IMPERATIVES.contains(first)) {
                    orders.add(file + ": " + first);
                }
            }
        }
        assertThat(orders).isEmpty();
    }

    @Test
    void noTypeIsNamedByAPicture() {
        List<String> names = new ArrayList<>();
        for (Path file : sources()) {
            DECLARATION
                    .matcher(read(file))
                    .results()
                    .map(declaration -> declaration.group(1))
                    .filter(PICTURES::contains)
                    .forEach(name -> names.add(file + ": " + name));
        }
        assertThat(names).isEmpty();
    }

    @Test
    void noMessageReadsAsTranslated() {
        List<String> messages = new ArrayList<>();
        for (Path file : sources()) {
            LITERAL.matcher(read(file))
                    .results()
                    .map(literal -> literal.group())
                    .filter(literal -> CALQUES.matcher(literal).find())
                    .forEach(literal -> messages.add(file + ": " + literal));
        }
        assertThat(messages).isEmpty();
    }

    private static List<Path> sources() {
        List<Path> files = new ArrayList<>();
        for (String module : List.of(
                "framework-core",
                "framework-jdbc",
                "framework-http",
                "framework-emulator",
                "sample-bots",
                "benchmarks")) {
            try (Stream<Path> found = Files.walk(Path.of("..", module, "src/main/java"))) {
                found.filter(file -> file.toString().endsWith(".java")).forEach(files::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        assertThat(files).hasSizeGreaterThan(1000);
        return files;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

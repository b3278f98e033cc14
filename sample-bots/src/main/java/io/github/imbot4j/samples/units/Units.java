package io.github.imbot4j.samples.units;

import static io.github.imbot4j.model.BotColor.GREEN;
import static io.github.imbot4j.reply.Say.bold;
import static io.github.imbot4j.reply.Say.send;
import static io.github.imbot4j.reply.Say.text;

import io.github.imbot4j.annotation.Bot;
import io.github.imbot4j.annotation.Command;
import io.github.imbot4j.annotation.OnJoin;
import io.github.imbot4j.reply.Reply;
import java.math.BigDecimal;
import java.math.MathContext;
import picocli.CommandLine.Parameters;

/** Convert measures: many small commands, which help shows in groups and pages, in English and Russian. */
@Bot(
        code = "units",
        name = "Units",
        position = "Converts",
        color = GREEN,
        texts = "io/github/imbot4j/samples/units/texts")
final class Units {

    private static final MathContext DIGITS = new MathContext(4);

    enum Scale {
        CELSIUS,
        FAHRENHEIT
    }

    @OnJoin
    Reply welcome() {
        return text("Try ", send("/miles 26"), " or ", send("/help"), ".");
    }

    @Command(value = "km", title = "{km}", params = "{amount}", group = "{length}", examples = "/km 42.195")
    Reply km(@Parameters(paramLabel = "amount", description = "{amount.km}") BigDecimal amount) {
        return times(amount, "0.621371", "mi");
    }

    @Command(value = "miles", title = "{miles}", params = "{amount}", group = "{length}")
    Reply miles(@Parameters(paramLabel = "amount") BigDecimal amount) {
        return times(amount, "1.609344", "km");
    }

    @Command(value = "metres", title = "{metres}", params = "{amount}", group = "{length}")
    Reply metres(@Parameters(paramLabel = "amount") BigDecimal amount) {
        return times(amount, "3.28084", "ft");
    }

    @Command(value = "feet", title = "{feet}", params = "{amount}", group = "{length}")
    Reply feet(@Parameters(paramLabel = "amount") BigDecimal amount) {
        return times(amount, "0.3048", "m");
    }

    @Command(value = "kg", title = "{kg}", params = "{amount}", group = "{weight}")
    Reply kg(@Parameters(paramLabel = "amount") BigDecimal amount) {
        return times(amount, "2.20462", "lb");
    }

    @Command(value = "pounds", title = "{pounds}", params = "{amount}", group = "{weight}")
    Reply pounds(@Parameters(paramLabel = "amount") BigDecimal amount) {
        return times(amount, "0.453592", "kg");
    }

    @Command(value = "litres", title = "{litres}", params = "{amount}", group = "{volume}")
    Reply litres(@Parameters(paramLabel = "amount") BigDecimal amount) {
        return times(amount, "0.264172", "gal");
    }

    @Command(value = "gallons", title = "{gallons}", params = "{amount}", group = "{volume}")
    Reply gallons(@Parameters(paramLabel = "amount") BigDecimal amount) {
        return times(amount, "3.78541", "l");
    }

    @Command(value = "boil", title = "{boil}", params = "{scale}", group = "{warmth}")
    Reply boil(@Parameters(paramLabel = "scale") Scale scale) {
        return text("Water boils at ", bold(scale == Scale.CELSIUS ? "100 °C" : "212 °F"), ".");
    }

    private static Reply times(BigDecimal amount, String factor, String unit) {
        return text(
                bold(amount.multiply(new BigDecimal(factor), DIGITS)
                        .stripTrailingZeros()
                        .toPlainString()),
                " ",
                unit);
    }
}

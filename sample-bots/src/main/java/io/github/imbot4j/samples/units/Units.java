package io.github.imbot4j.samples.units;

import static io.github.imbot4j.annotation.BotColor.GREEN;
import static io.github.imbot4j.reply.Replies.bold;
import static io.github.imbot4j.reply.Replies.send;
import static io.github.imbot4j.reply.Replies.text;

import io.github.imbot4j.annotation.Bot;
import io.github.imbot4j.annotation.Command;
import io.github.imbot4j.annotation.OnJoin;
import io.github.imbot4j.language.Messages;
import io.github.imbot4j.reply.Reply;
import java.math.BigDecimal;
import java.math.MathContext;
import java.text.NumberFormat;
import java.util.Locale;
import picocli.CommandLine.Parameters;

/** A bot that converts units: many small commands, which help shows in groups and pages, in English and Russian. */
@Bot(
        code = "units",
        name = "Units",
        position = "Converts",
        color = GREEN,
        texts = "io/github/imbot4j/samples/units/texts")
final class Units {

    private static final MathContext DIGITS = new MathContext(4);
    private static final int LONGEST = 20;

    enum Scale {
        CELSIUS,
        FAHRENHEIT
    }

    @OnJoin
    Reply welcome(Messages texts) {
        return text(texts, "welcome", send("/miles 26"), send("/help"));
    }

    @Command(value = "km", title = "{km}", params = "{amount}", group = "{length}", examples = "/km 42.195")
    Reply km(@Parameters(paramLabel = "amount", description = "{amount.km}") BigDecimal amount, Messages texts) {
        return times(amount, "0.621371", "unit.mi", texts);
    }

    @Command(value = "miles", title = "{miles}", params = "{amount}", group = "{length}")
    Reply miles(@Parameters(paramLabel = "amount") BigDecimal amount, Messages texts) {
        return times(amount, "1.609344", "unit.km", texts);
    }

    @Command(value = "metres", title = "{metres}", params = "{amount}", group = "{length}")
    Reply metres(@Parameters(paramLabel = "amount") BigDecimal amount, Messages texts) {
        return times(amount, "3.28084", "unit.ft", texts);
    }

    @Command(value = "feet", title = "{feet}", params = "{amount}", group = "{length}")
    Reply feet(@Parameters(paramLabel = "amount") BigDecimal amount, Messages texts) {
        return times(amount, "0.3048", "unit.m", texts);
    }

    @Command(value = "kg", title = "{kg}", params = "{amount}", group = "{weight}")
    Reply kg(@Parameters(paramLabel = "amount") BigDecimal amount, Messages texts) {
        return times(amount, "2.20462", "unit.lb", texts);
    }

    @Command(value = "pounds", title = "{pounds}", params = "{amount}", group = "{weight}")
    Reply pounds(@Parameters(paramLabel = "amount") BigDecimal amount, Messages texts) {
        return times(amount, "0.453592", "unit.kg", texts);
    }

    @Command(value = "litres", title = "{litres}", params = "{amount}", group = "{volume}")
    Reply litres(@Parameters(paramLabel = "amount") BigDecimal amount, Messages texts) {
        return times(amount, "0.264172", "unit.gal", texts);
    }

    @Command(value = "gallons", title = "{gallons}", params = "{amount}", group = "{volume}")
    Reply gallons(@Parameters(paramLabel = "amount") BigDecimal amount, Messages texts) {
        return times(amount, "3.78541", "unit.l", texts);
    }

    @Command(value = "boil", title = "{boil}", params = "{scale}", group = "{warmth}")
    Reply boil(@Parameters(paramLabel = "scale") Scale scale, Messages texts) {
        return text(texts, "boils", bold(scale == Scale.CELSIUS ? "100 °C" : "212 °F"));
    }

    private static Reply times(BigDecimal amount, String factor, String unit, Messages texts) {
        NumberFormat format = NumberFormat.getInstance(Locale.forLanguageTag(texts.language()));
        format.setGroupingUsed(false);
        format.setMaximumFractionDigits(LONGEST);
        return text(bold(format.format(amount.multiply(new BigDecimal(factor), DIGITS))), " ", texts.say(unit));
    }
}

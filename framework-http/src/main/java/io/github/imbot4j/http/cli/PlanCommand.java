package io.github.imbot4j.http.cli;

import io.github.imbot4j.Bots;
import io.github.imbot4j.install.AppSettings;
import io.github.imbot4j.portal.Secret;
import java.net.URI;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The command {@code plan}: it shows what an install would do. */
@Command(
        description = "Print what an install would do on a portal without this app, without calling one.",
        footer = {"", "Example:", "  ${ROOT-COMMAND-NAME} plan --public-url https://bots.example.com"})
final class PlanCommand implements ProgramCommand {

    private static final URI EXAMPLE = URI.create("https://bots.example.com");

    private final CliContext around;

    @Mixin
    private final BotOptions bots = new BotOptions();

    @Mixin
    private final AppOptions app = new AppOptions();

    PlanCommand(CliContext around) {
        this.around = around;
    }

    @Override
    public Integer call() {
        Settings settings = bots.settings(around, app.flags().map());
        Bots found = BotOptions.load(around, settings);
        AppSettings planned = new AppSettings(
                settings.text(Setting.CLIENT_ID),
                Secret.of(settings.text(Setting.CLIENT_SECRET)),
                settings.address(Setting.PUBLIC_URL).orElse(EXAMPLE),
                settings.origins(Setting.OAUTH_SERVERS),
                settings.flag(Setting.ALLOW_PRIVATE_PORTALS));
        around.out().println(found.planForEmptyPortal(planned).print().stripTrailing());
        if (settings.address(Setting.PUBLIC_URL).isEmpty()) {
            around.out().println("The address " + EXAMPLE + " is an example; set yours with --public-url.");
        }
        CommandOutput.worthALook(found.notices().stream().map(String::valueOf).toList(), around.out());
        around.out().flush();
        return 0;
    }

    @Override
    public String whatFails() {
        return "The definitions have problems, or there are no bots.";
    }
}

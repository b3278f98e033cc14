package io.github.imbot4j.http.cli;

import io.github.imbot4j.PortalAdmin;
import io.github.imbot4j.install.AppSettings;
import io.github.imbot4j.install.Tenant;
import io.github.imbot4j.jdbc.JdbcStore;
import io.github.imbot4j.registration.Plan;
import io.github.imbot4j.registration.RegistrationException;
import io.github.imbot4j.rest.RestException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The command {@code migrate}: it moves a portal's bots to another generation of the chatbot protocol. */
@Command(
        description =
                "Move the bots of a portal to another generation of the chatbot protocol. They keep their ids, codes, commands and"
                        + " chats. Shows what would change; --yes does it. The same command with the generations exchanged"
                        + " moves them back.",
        footer = {
            "",
            "Stop the server first, and start it with --api TO afterwards.",
            "",
            "Example:",
            "  ${ROOT-COMMAND-NAME} migrate v1 v2 bac1cd5c8940947a75e0d71b1a84e348 --fetch",
            "  ${ROOT-COMMAND-NAME} migrate v1 v2 bac1cd5c8940947a75e0d71b1a84e348 --fetch --yes"
        })
final class MigrateCommand implements ProgramCommand {

    private final CliContext around;

    @Parameters(index = "0", paramLabel = "FROM", description = "The generation the bots are registered in: v1 or v2.")
    private String from = "";

    @Parameters(index = "1", paramLabel = "TO", description = "The generation to move them to: v1 or v2.")
    private String to = "";

    @Parameters(index = "2", paramLabel = "ID", description = "member_id of the portal, from portals ls.")
    private String id = "";

    @Option(names = "--yes", description = "Really do it; without it the changes are only shown.")
    private boolean yes;

    @Mixin
    private final BotOptions bots = new BotOptions();

    @Mixin
    private final ClientOptions client = new ClientOptions();

    @Mixin
    private final StoreOptions stores = new StoreOptions();

    @Mixin
    private final FormatOption format = new FormatOption();

    MigrateCommand(CliContext around) {
        this.around = around;
    }

    @Override
    public Integer call() {
        Settings settings =
                bots.settings(around, client.flags().putAll(stores.flags()).map());
        AppSettings app = ClientOptions.app(settings);
        try (JdbcStore store = OpenStore.visit(around, settings)) {
            Tenant tenant = PortalsCommand.find(store, id);
            if (!tenant.isActive()) {
                throw new CommandFailure("Portal " + tenant.id() + " removed the app. It has to install it again.");
            }
            if (!tenant.protocol().equals(from) || !isGeneration(to) || from.equals(to)) {
                throw new CommandFailure("The bots of portal " + tenant.id() + " speak " + tenant.protocol()
                        + "; move them with \"migrate " + tenant.protocol() + " "
                        + (tenant.protocol().equals("v1") ? "v2" : "v1") + " " + tenant.id() + "\".");
            }
            PortalAdmin care = BotOptions.load(around, settings).care(app, OpenStore.ports(store, app));
            return format.print(around, moved(tenant, yes ? care.migrate(tenant, to) : care.planMigration(tenant, to)));
        } catch (RestException | RegistrationException refused) {
            throw new CommandFailure(String.valueOf(refused.getMessage()));
        }
    }

    private static boolean isGeneration(String name) {
        return name.equals("v1") || name.equals("v2");
    }

    private CommandOutput moved(Tenant tenant, Plan plan) {
        ObjectNode json = CommandOutput.object();
        json.put("portal", tenant.id().memberId())
                .put("from", from)
                .put("to", to)
                .put("done", yes);
        ArrayNode steps = json.putArray("steps");
        plan.steps().forEach(step -> steps.add(step.print()));
        ArrayNode notes = json.putArray("notes");
        plan.notes().forEach(notes::add);
        String end = yes
                ? "\nMoved to " + to + ". Start the server with --api " + to + ", or move back with \"migrate " + to
                        + " " + from + " " + tenant.id() + " --yes\"."
                : "\nNothing was changed. Add --yes to do it.";
        return CommandOutput.of(plan.print() + end, json);
    }

    @Override
    public String whatFails() {
        return "The portal does not have the generation, its bots cannot be moved, it does not answer, or the definitions have"
                + " problems.";
    }
}

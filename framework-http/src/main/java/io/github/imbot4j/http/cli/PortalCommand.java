package io.github.imbot4j.http.cli;

import io.github.imbot4j.Bots;
import io.github.imbot4j.Infrastructure;
import io.github.imbot4j.PortalAdmin;
import io.github.imbot4j.install.AppSettings;
import io.github.imbot4j.install.Tenant;
import io.github.imbot4j.jdbc.JdbcStore;
import io.github.imbot4j.registration.Plan;
import io.github.imbot4j.registration.RegistrationException;
import io.github.imbot4j.rest.RestException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A command that calls one portal for the operator. */
abstract class PortalCommand implements ProgramCommand {

    private final CliContext around;

    @Parameters(paramLabel = "ID", description = "member_id of the portal, from portals ls.")
    private String id = "";

    @Mixin
    private final BotOptions bots = new BotOptions();

    @Mixin
    private final ClientOptions client = new ClientOptions();

    @Mixin
    private final StoreOptions stores = new StoreOptions();

    @Mixin
    private final FormatOption format = new FormatOption();

    PortalCommand(CliContext around) {
        this.around = around;
    }

    abstract CommandOutput care(PortalAdmin care, Tenant tenant);

    @Override
    public Integer call() {
        Settings settings =
                bots.settings(around, client.flags().putAll(stores.flags()).map());
        AppSettings app = ClientOptions.app(settings);
        Bots found = BotOptions.load(around, settings);
        try (JdbcStore store = OpenStore.visit(around, settings)) {
            Tenant tenant = PortalsCommand.find(store, id);
            if (!tenant.isActive()) {
                throw new CommandFailure("Portal " + tenant.id() + " ("
                        + tenant.portal().domain() + ") removed the app. It has to install it again.");
            }
            Infrastructure infrastructure = OpenStore.ports(store, app);
            return format.print(around, care(found.care(app, infrastructure), tenant));
        } catch (RestException | RegistrationException refused) {
            throw new CommandFailure(String.valueOf(refused.getMessage()));
        }
    }

    @Override
    public String whatFails() {
        return "There is no such portal, it refuses or does not answer, or the definitions have problems.";
    }

    private static CommandOutput print(Plan plan, String done) {
        ObjectNode json = CommandOutput.object();
        json.put("portal", plan.portal().memberId());
        ArrayNode steps = json.putArray("steps");
        plan.steps().forEach(step -> steps.add(step.print()));
        ArrayNode notes = json.putArray("notes");
        plan.notes().forEach(notes::add);
        ArrayNode undeclared = json.putArray("undeclared");
        plan.undeclared().forEach(undeclared::add);
        return CommandOutput.of(plan.print() + done, json);
    }

    /** Says what registration would do. */
    @Command(
            description = "Print what the next start would change on a portal, without changing it.",
            footer = {"", "Example:", "  ${ROOT-COMMAND-NAME} portals plan bac1cd5c8940947a75e0d71b1a84e348"})
    static final class PlanPortal extends PortalCommand {

        PlanPortal(CliContext around) {
            super(around);
        }

        @Override
        CommandOutput care(PortalAdmin care, Tenant tenant) {
            return print(care.plan(tenant), "");
        }
    }

    /** Brings a portal up to date. */
    @Command(
            description = "Make a portal match the declared bots, as the next start would.",
            footer = {"", "Example:", "  ${ROOT-COMMAND-NAME} portals apply bac1cd5c8940947a75e0d71b1a84e348"})
    static final class Apply extends PortalCommand {

        Apply(CliContext around) {
            super(around);
        }

        @Override
        CommandOutput care(PortalAdmin care, Tenant tenant) {
            return print(care.apply(tenant), "\nDone.");
        }
    }

    /** Renews a portal's tokens. */
    @Command(
            description = "Refresh a portal's tokens now. A running server uses the new ones at once.",
            footer = {"", "Example:", "  ${ROOT-COMMAND-NAME} portals refresh bac1cd5c8940947a75e0d71b1a84e348"})
    static final class Refresh extends PortalCommand {

        Refresh(CliContext around) {
            super(around);
        }

        @Override
        CommandOutput care(PortalAdmin care, Tenant tenant) {
            Tenant fresh = care.refresh(tenant.id());
            String until = fresh.credentials().expiresAt().toString();
            return CommandOutput.of(
                    "Portal " + fresh.id() + " (" + fresh.portal().domain() + "): new tokens, valid until " + until
                            + ".",
                    CommandOutput.object()
                            .put("id", fresh.id().memberId())
                            .put("domain", fresh.portal().domain())
                            .put("tokenExpiresAt", until));
        }
    }
}

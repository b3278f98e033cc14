package io.github.imbot4j.http.cli;

import io.github.imbot4j.install.Tenant;
import io.github.imbot4j.jdbc.JdbcStore;
import io.github.imbot4j.portal.PortalId;
import io.github.imbot4j.registration.Ledger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The commands for the portals that installed the app. */
@Command(
        description = "Inspect the portals that installed the app; update one, refresh its tokens, or delete its data.",
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n",
        footer = {"", "Example:", "  ${ROOT-COMMAND-NAME} portals ls"})
final class PortalsCommand {

    /** Lists portals. */
    @Command(
            description = "List the portals, including those that removed the app.",
            footer = {"", "Example:", "  ${ROOT-COMMAND-NAME} portals ls --format json"})
    static final class Ls extends StoreCommand {

        Ls(CliContext around) {
            super(around);
        }

        @Override
        CommandOutput work(JdbcStore store) {
            List<List<String>> rows =
                    new ArrayList<>(List.of(List.of("ID", "DOMAIN", "STATE", "INSTALLED", "TOKEN UNTIL", "BOTS")));
            ArrayNode json = JsonNodeFactory.instance.arrayNode();
            for (Tenant tenant : store.tenants().all()) {
                Ledger ledger = store.ledgers().load(tenant.id());
                rows.add(List.of(
                        tenant.id().toString(),
                        tenant.portal().domain(),
                        state(tenant),
                        tenant.installedAt().toString(),
                        tenant.isWebhook()
                                ? "webhook"
                                : time(tenant.credentials().expiresAt()),
                        String.join(",", ledger.bots().keySet())));
                json.add(json(tenant, ledger));
            }
            return CommandOutput.of(rows.size() == 1 ? "No portals." : CommandOutput.table(rows), json);
        }

        @Override
        public String whatFails() {
            return "The store cannot be read.";
        }
    }

    /** Shows one portal. */
    @Command(
            description = "Show one portal and what is registered there. Tokens are never shown.",
            footer = {"", "Example:", "  ${ROOT-COMMAND-NAME} portals show bac1cd5c8940947a75e0d71b1a84e348"})
    static final class Show extends StoreCommand {

        @Parameters(paramLabel = "ID", description = "member_id of the portal, from portals ls.")
        private String id = "";

        Show(CliContext around) {
            super(around);
        }

        @Override
        CommandOutput work(JdbcStore store) {
            Tenant tenant = find(store, id);
            ObjectNode json = json(tenant, store.ledgers().load(tenant.id()));
            return CommandOutput.of(json);
        }

        @Override
        public String whatFails() {
            return "There is no such portal, or the store cannot be read.";
        }
    }

    /** Forgets a portal. */
    @Command(
            description =
                    "Delete all stored data of a portal: its install, its tokens, its events and calls. The bots stay on"
                            + " the portal, which has to install the app again to use them.",
            footer = {"", "Example:", "  ${ROOT-COMMAND-NAME} portals forget bac1cd5c8940947a75e0d71b1a84e348 --yes"})
    static final class Forget extends StoreCommand {

        @Parameters(paramLabel = "ID", description = "member_id of the portal, from portals ls.")
        private String id = "";

        @Option(names = "--yes", description = "Delete; without it the portal is only named.")
        private boolean yes;

        Forget(CliContext around) {
            super(around);
        }

        @Override
        CommandOutput work(JdbcStore store) {
            Tenant tenant = find(store, id);
            if (!yes) {
                throw new CommandFailure("This would delete all data of portal " + tenant.id() + " ("
                        + tenant.portal().domain()
                        + ") with its tokens, events and calls, irrevocably. Add --yes to do it.");
            }
            store.forget(tenant.id());
            return CommandOutput.of(
                    "Portal " + tenant.id() + " (" + tenant.portal().domain() + ") is deleted.",
                    CommandOutput.object().put("id", tenant.id().memberId()).put("done", true));
        }

        @Override
        public String whatFails() {
            return "There is no such portal, --yes is missing, or the store cannot be written.";
        }
    }

    static Tenant find(JdbcStore store, String text) {
        PortalId id = FilterOptions.id(text);
        return store.tenants()
                .find(id)
                .orElseThrow(() -> new CommandFailure(
                        "Portal " + id + " has not installed the app. \"portals ls\" lists those that have."));
    }

    static ObjectNode json(Tenant tenant, Ledger ledger) {
        ObjectNode json = CommandOutput.object();
        json.put("id", tenant.id().memberId());
        json.put("endpoint", tenant.portal().endpoint().toString());
        json.put("domain", tenant.portal().domain());
        json.put("state", state(tenant));
        json.put("credentials", tenant.isWebhook() ? "webhook" : "app");
        json.put("installedAt", tenant.installedAt().toString());
        json.put("uninstalledAt", tenant.uninstalledAt().map(Instant::toString).orElse(null));
        json.put("tokenExpiresAt", time(tenant.credentials().expiresAt()));
        json.put("canRenew", tenant.credentials().refreshToken().isPresent());
        json.put("scope", tenant.scope());
        json.put("status", tenant.status());
        ObjectNode bots = json.putObject("bots");
        ledger.bots().forEach((code, bot) -> {
            ObjectNode one = bots.putObject(code).put("id", bot.id());
            ArrayNode commands = one.putArray("commands");
            bot.commands().keySet().forEach(commands::add);
        });
        ObjectNode bindings = json.putObject("events");
        ledger.bindings().forEach(bindings::put);
        return json;
    }

    private static String state(Tenant tenant) {
        return tenant.isActive() ? "installed" : "uninstalled";
    }

    private static String time(Instant time) {
        return time.equals(Instant.EPOCH) ? "unknown" : time.toString();
    }
}

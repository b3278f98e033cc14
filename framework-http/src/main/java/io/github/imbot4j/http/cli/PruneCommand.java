package io.github.imbot4j.http.cli;

import io.github.imbot4j.PortalAdmin;
import io.github.imbot4j.install.AppSettings;
import io.github.imbot4j.install.Tenant;
import io.github.imbot4j.jdbc.JdbcStore;
import io.github.imbot4j.registration.RegistrationException;
import io.github.imbot4j.rest.RestException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The command {@code prune}: it deletes bots that are registered on portals and no longer declared. Nothing else in the
 * program deletes a bot.
 */
@Command(
        description =
                "Delete the bots that are registered on portals and not declared any more: their users, commands and private"
                        + " chats, for good. Lists them first, and asks.",
        footer = {
            "",
            "Example:",
            "  ${ROOT-COMMAND-NAME} portals prune",
            "  ${ROOT-COMMAND-NAME} portals prune bac1cd5c8940947a75e0d71b1a84e348 --bot old --yes"
        })
final class PruneCommand implements ProgramCommand {

    private final CliContext around;

    @Parameters(
            arity = "0..1",
            paramLabel = "ID",
            description = "The portal's member_id, from portals ls. Default: all portals that have the app.")
    private @Nullable String id;

    @Option(
            names = "--bot",
            paramLabel = "CODE",
            description = "Only the bot of this code; may be given several times. Default: all that are not declared.")
    private List<String> codes = List.of();

    @Option(names = "--yes", description = "Really do it, without asking.")
    private boolean yes;

    @Mixin
    private final BotOptions bots = new BotOptions();

    @Mixin
    private final ClientOptions client = new ClientOptions();

    @Mixin
    private final StoreOptions stores = new StoreOptions();

    @Mixin
    private final FormatOption format = new FormatOption();

    PruneCommand(CliContext around) {
        this.around = around;
    }

    @Override
    public Integer call() {
        Settings settings =
                bots.settings(around, client.flags().putAll(stores.flags()).map());
        AppSettings app = ClientOptions.app(settings);
        try (JdbcStore store = OpenStore.visit(around, settings)) {
            PortalAdmin care = BotOptions.load(around, settings).care(app, OpenStore.ports(store, app));
            Map<Tenant, List<String>> found = find(store, care);
            if (found.isEmpty()) {
                return format.print(
                        around,
                        CommandOutput.of("Nothing to delete: every registered bot is declared.", json(found, false)));
            }
            if (!yes && !isConfirmed(found)) {
                return format.print(
                        around,
                        CommandOutput.of(list(found) + "\nNothing was deleted. Add --yes to do it.", json(found, false))
                                .done(false));
            }
            return delete(care, found);
        }
    }

    private Map<Tenant, List<String>> find(JdbcStore store, PortalAdmin care) {
        List<Tenant> portals =
                id == null ? store.tenants().all() : List.of(PortalsCommand.find(store, String.valueOf(id)));
        Map<Tenant, List<String>> found = new LinkedHashMap<>();
        for (Tenant portal : portals) {
            List<String> undeclared = care.undeclared(portal).stream()
                    .filter(code -> codes.isEmpty() || codes.contains(code))
                    .toList();
            if (portal.isActive() && !undeclared.isEmpty()) {
                found.put(portal, undeclared);
            }
        }
        return found;
    }

    /** A pipe that says nothing is a no. */
    private boolean isConfirmed(Map<Tenant, List<String>> found) {
        around.err().println(list(found));
        around.err()
                .print(
                        "Delete these bots with all their private chats? Nothing brings them back. Type \"yes\" to delete: ");
        around.err().flush();
        try {
            String answer = new BufferedReader(new InputStreamReader(around.in(), StandardCharsets.UTF_8)).readLine();
            return answer != null && answer.strip().equalsIgnoreCase("yes");
        } catch (IOException closed) {
            throw new UncheckedIOException(closed);
        } finally {
            around.err().println();
        }
    }

    /** One portal that fails keeps no other from being done. */
    private int delete(PortalAdmin care, Map<Tenant, List<String>> found) {
        List<String> lines = new ArrayList<>();
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        boolean all = true;
        for (Map.Entry<Tenant, List<String>> one : found.entrySet()) {
            String said = name(one.getKey());
            boolean done = false;
            try {
                said = care.prune(one.getKey(), one.getValue()).print();
                done = true;
            } catch (RestException | RegistrationException refused) {
                said += ": " + refused.getMessage();
            }
            lines.add(said);
            all &= done;
            add(json, one.getKey(), one.getValue(), done);
        }
        return format.print(
                around, CommandOutput.of(String.join("\n", lines), json).done(all));
    }

    private static String list(Map<Tenant, List<String>> found) {
        List<List<String>> rows = new ArrayList<>(List.of(List.of("BOT", "PORTAL", "DOMAIN")));
        found.forEach((tenant, undeclared) -> undeclared.forEach(code ->
                rows.add(List.of(code, tenant.id().toString(), tenant.portal().domain()))));
        return CommandOutput.table(rows);
    }

    private static ArrayNode json(Map<Tenant, List<String>> found, boolean done) {
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        found.forEach((tenant, undeclared) -> add(json, tenant, undeclared, done));
        return json;
    }

    private static void add(ArrayNode json, Tenant tenant, List<String> undeclared, boolean done) {
        ArrayNode bots = json.addObject()
                .put("portal", tenant.id().memberId())
                .put("domain", tenant.portal().domain())
                .put("done", done)
                .putArray("bots");
        undeclared.forEach(bots::add);
    }

    private static String name(Tenant tenant) {
        return "portal " + tenant.id() + " (" + tenant.portal().domain() + ")";
    }

    @Override
    public String whatFails() {
        return "It was not confirmed, a portal refuses or does not answer, or the definitions have problems.";
    }
}

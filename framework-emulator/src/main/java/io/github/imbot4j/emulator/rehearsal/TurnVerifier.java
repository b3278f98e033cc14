package io.github.imbot4j.emulator.rehearsal;

import io.github.imbot4j.delivery.Incident;
import io.github.imbot4j.emulator.log.Exchange.EventPost;
import io.github.imbot4j.emulator.log.Exchange.RestCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The check for what went wrong in a turn. A bot that does not reply is not an error. */
final class TurnVerifier {

    private static final String NO_MEMBER = "CANCELED";

    private TurnVerifier() {}

    static List<String> problems(List<EventPost> posts, List<RestCall> calls, List<Incident> incidents) {
        List<String> problems = new ArrayList<>(refused(posts));
        boolean handedOver = posts.stream().anyMatch(TurnVerifier::handsOver);
        boolean uninstalled = posts.stream().anyMatch(post -> post.event().equals("ONAPPUNINSTALL"));
        // An apology is an answer to the user and a failure to us.
        List<String> failures = incidents.stream()
                .filter(incident -> !(handedOver
                        && incident instanceof Incident.CallDropped dropped
                        && dropped.cause().hasCode(NO_MEMBER)))
                .map(Incident::summary)
                .toList();
        problems.addAll(failures);
        if (failures.isEmpty()) {
            calls.stream()
                    .filter(call -> !call.error().isEmpty()
                            && !isUsual(call, handedOver)
                            && !(uninstalled && provesUninstall(call)))
                    .map(call -> "the portal refused " + call.method() + ": " + call.error())
                    .forEach(problems::add);
        }
        return problems;
    }

    /** Who took ONAPPUNINSTALL has forgotten the portal, and refuses what it posts behind that (v1 §6.13). */
    private static List<String> refused(List<EventPost> posts) {
        List<String> problems = new ArrayList<>();
        boolean removed = false;
        for (EventPost post : posts) {
            if (post.status() == 200) {
                removed |= post.event().equals("ONAPPUNINSTALL");
            } else if (post.status() == 0) {
                problems.add(post.event() + " not answered");
            } else if (!removed) {
                problems.add(post.event() + " refused with " + post.status());
            }
        }
        return problems;
    }

    /** At a 0 in an Open Line the portal takes the bot out of the chat, before it can answer (v1 §6.14). */
    private static boolean handsOver(EventPost post) {
        return post.data().get("data") instanceof Map<?, ?> data
                && data.get("PARAMS") instanceof Map<?, ?> params
                && "L".equals(params.get("CHAT_TYPE"))
                && "0".equals(params.get("MESSAGE"));
    }

    /** A handler that is bound already is what was wanted, though the portal says it as an error (transport §4.1). */
    static boolean isBoundAlready(RestCall call) {
        return call.method().equals("event.bind")
                && !call.error().isEmpty()
                && call.answer().contains("already bind");
    }

    /** Dead tokens are how an app finds out that it was really uninstalled (transport §5.3). */
    private static boolean provesUninstall(RestCall call) {
        return (call.method().equals("app.info") && call.error().equals("invalid_token"))
                || (call.method().equals("oauth/token") && call.error().equals("invalid_grant"));
    }

    /** Refusals every app has to live with, and lives with: a token's hour is over, a handler is bound already. */
    private static boolean isUsual(RestCall call, boolean handedOver) {
        return call.error().equals("expired_token")
                || isBoundAlready(call)
                || (handedOver && call.error().equals(NO_MEMBER));
    }
}

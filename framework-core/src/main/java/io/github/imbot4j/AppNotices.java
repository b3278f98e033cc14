package io.github.imbot4j;

import io.github.imbot4j.model.BotModel;
import io.github.imbot4j.model.EventScopes;
import io.github.imbot4j.portal.Avatar;
import io.github.imbot4j.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What an app should know before a portal says it: how many bots it may have, how large they are, and which scopes it needs. */
final class AppNotices {

    /** What the documentation of imbot.register allows an app; cloud portals enforced it (v1 §2.1). */
    private static final int MOST_BOTS = 5;

    /** What the second generation allows an app (v2 §0.2). */
    private static final int MOST_BOTS_AT_ALL = 100;

    /** No page of the portal's says how many bytes an avatar may have; servers limit the body of a request, some to 2 MiB. */
    private static final int LARGE_AVATAR = 1024 * 1024;

    private static final String APP = "the app";

    private AppNotices() {}

    static List<Problem> of(List<BotModel> bots) {
        List<Problem> notices = new ArrayList<>();
        if (bots.size() > MOST_BOTS_AT_ALL) {
            notices.add(new Problem(
                    APP,
                    "has " + bots.size() + " bots: no cloud portal takes more than " + MOST_BOTS_AT_ALL
                            + " of an app; the rest is refused with BOT_LIMIT_EXCEEDED or MAX_COUNT_ERROR.",
                    "Choose some with --bots, or divide them among several apps."));
        } else if (bots.size() > MOST_BOTS) {
            notices.add(new Problem(
                    APP,
                    "has " + bots.size() + " bots: cloud portals of older versions take " + MOST_BOTS
                            + " of an app and refuse the rest with MAX_COUNT_ERROR.",
                    "Choose some with --bots, such as --bots " + first(bots) + ", or divide them among several apps."));
        }
        bots.forEach(bot -> bot.profile()
                .avatar()
                .map(AppNotices::bytes)
                .filter(bytes -> bytes > LARGE_AVATAR)
                .ifPresent(bytes -> notices.add(new Problem(
                        "bot '" + bot.code() + "'",
                        "has an avatar of " + bytes / 1024
                                + " KiB, which is sent whole with its registration; a server may refuse a"
                                + " request so large.",
                        "Scale it down; 300×300 pixels are plenty."))));
        Map<String, Set<String>> scopes = new TreeMap<>();
        bots.forEach(bot -> addScopes(bot, scopes));
        scopes.forEach((scope, uses) -> notices.add(new Problem(
                APP,
                "needs the scope " + scope + ", for " + String.join(", ", uses) + ".",
                "Add it to the app's permissions on the portal.")));
        return notices;
    }

    private static String first(List<BotModel> bots) {
        return bots.stream().limit(MOST_BOTS).map(BotModel::code).collect(Collectors.joining(","));
    }

    private static int bytes(Avatar avatar) {
        return avatar.base64().length() / 4 * 3;
    }

    private static void addScopes(BotModel bot, Map<String, Set<String>> scopes) {
        bot.guardScopes().forEach(scope -> add(scope, "a guard of bot '" + bot.code() + "'", scopes));
        bot.portalEvents().forEach(event -> add(EventScopes.of(event), event + " of bot '" + bot.code() + "'", scopes));
    }

    private static void add(String scope, String use, Map<String, Set<String>> scopes) {
        if (!scope.isEmpty()) {
            scopes.computeIfAbsent(scope, name -> new TreeSet<>()).add(use);
        }
    }
}

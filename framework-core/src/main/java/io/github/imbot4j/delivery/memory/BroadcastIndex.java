package io.github.imbot4j.delivery.memory;

import io.github.imbot4j.delivery.BroadcastProgress;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The keys put into each broadcast group, and the outcome of their calls. Guarded by the journal's lock. */
final class BroadcastIndex {

    /** Groups remembered, at most; the oldest are forgotten first. */
    private static final int MOST = 1_000;

    private final Map<String, Map<String, Member>> groups = new LinkedHashMap<>();

    /** One key: how many of its calls are open, and how many went wrong. */
    static final class Member {
        private int open;
        private int failed;

        void sent() {
            open--;
        }

        void failed() {
            open--;
            failed++;
        }

        /** A call that went wrong is sent again. */
        void reopened() {
            open++;
            failed--;
        }
    }

    /** Remembers a key; empty when it was put before. */
    Optional<Member> join(String group, String key, int calls) {
        Map<String, Member> members = groups.computeIfAbsent(group, name -> new LinkedHashMap<>());
        if (members.containsKey(key)) {
            return Optional.empty();
        }
        Member member = new Member();
        member.open = calls;
        members.put(key, member);
        if (groups.size() > MOST) {
            groups.remove(groups.keySet().iterator().next());
        }
        return Optional.of(member);
    }

    BroadcastProgress progress(String group) {
        Collection<Member> members = groups.getOrDefault(group, Map.of()).values();
        long failed = members.stream().filter(member -> member.failed > 0).count();
        long waiting = members.stream()
                .filter(member -> member.failed == 0 && member.open > 0)
                .count();
        return new BroadcastProgress(waiting, members.size() - failed - waiting, failed);
    }
}

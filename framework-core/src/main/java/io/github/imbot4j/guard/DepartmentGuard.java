package io.github.imbot4j.guard;

import io.github.imbot4j.bot.Member;
import io.github.imbot4j.language.Messages;
import java.util.List;
import java.util.Set;

/** A guard that accepts members of some departments. */
final class DepartmentGuard implements Guard {

    private final List<String> names;
    private final Set<Long> ids;

    DepartmentGuard(List<String> names, Set<Long> ids) {
        this.names = names.stream().map(String::strip).toList();
        this.ids = Set.copyOf(ids);
        if (names.isEmpty() && ids.isEmpty()) {
            throw new IllegalArgumentException("@Department needs a name or an id, such as @Department(\"Sales\").");
        }
        if (this.names.contains("")) {
            throw new IllegalArgumentException("@Department has a blank name. Write one such as \"Sales\".");
        }
    }

    @Override
    public Decision judge(GuardRequest guardRequest) {
        Member member = guardRequest.access().member();
        boolean inside = member.isInternal()
                && (member.departments().stream().anyMatch(ids::contains) || isInNamed(guardRequest));
        return inside
                ? Decision.ALLOWED
                : Decision.refused(guardRequest.phrases().say("guard.department"));
    }

    private boolean isInNamed(GuardRequest guardRequest) {
        return !names.isEmpty()
                && guardRequest.access().departments().stream()
                        .anyMatch(department -> names.stream().anyMatch(department::isIn));
    }

    @Override
    public boolean isSlow() {
        return true;
    }

    @Override
    public String scope() {
        return "im";
    }

    @Override
    public String label(Messages messages) {
        return names.isEmpty()
                ? messages.say("guard.department.label")
                : messages.say("guard.department.label.names", String.join(", ", names));
    }
}

package io.github.imbot4j.conversation;

import io.github.imbot4j.bot.Participant;
import java.util.ArrayList;
import java.util.List;

/**
 * A survey as it is kept.
 *
 * @param name may be empty
 * @param type the name of the record that is filled in
 * @param people who is asked
 * @param answered who has answered, in order
 * @param declined who does not want to
 * @param ended whether no answer counts any more
 */
record OpenSurvey(
        String round,
        String name,
        String type,
        List<Participant> people,
        List<Long> answered,
        List<Long> declined,
        boolean ended) {

    boolean isWaitedFor(long user) {
        return people.stream().anyMatch(one -> one.id() == user)
                && !answered.contains(user)
                && !declined.contains(user);
    }

    OpenSurvey with(long user, boolean answers) {
        List<Long> more = new ArrayList<>(answers ? answered : declined);
        more.add(user);
        return new OpenSurvey(round, name, type, people, answers ? more : answered, answers ? declined : more, ended);
    }

    OpenSurvey end() {
        return new OpenSurvey(round, name, type, people, answered, declined, true);
    }
}

package io.github.imbot4j.registration;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The steps that do not depend on an earlier one, so that they can share a request. A bot's commands wait for the bot
 * itself, and a command's second step for its first: they need the id, and are skipped if the portal rejects the
 * earlier step. The app's events come last, with the last of the others.
 */
final class ParallelSteps {

    private final List<Step> steps = new ArrayList<>();
    private final Set<String> touched = new HashSet<>();
    private final Set<Topic> topics = new HashSet<>();
    private boolean someWait;

    private ParallelSteps() {}

    /**
     * What a step is about.
     *
     * @param command empty for the bot itself
     */
    private record Topic(String bot, String command) {

        static Topic of(Step step) {
            if (step instanceof Step.RegisterCommand register) {
                return new Topic(register.bot(), register.command().name());
            }
            if (step instanceof Step.UpdateCommand update) {
                return new Topic(update.bot(), update.command().name());
            }
            return step instanceof Step.UnregisterCommand unregister
                    ? new Topic(unregister.bot(), unregister.command())
                    : new Topic(step.bot(), "");
        }
    }

    /** Those of a list that can go now, in its order. */
    static List<Step> of(List<Step> pending) {
        ParallelSteps parallelSteps = new ParallelSteps();
        pending.forEach(parallelSteps::add);
        return List.copyOf(parallelSteps.steps);
    }

    private void add(Step step) {
        Topic topic = Topic.of(step);
        if (step.bot().isEmpty() ? someWait : waits(topic)) {
            someWait = true;
        } else {
            steps.add(step);
        }
        touched.add(topic.bot());
        topics.add(topic);
    }

    private boolean waits(Topic topic) {
        return topic.command().isEmpty()
                ? touched.contains(topic.bot())
                : topics.contains(topic) || topics.contains(new Topic(topic.bot(), ""));
    }
}

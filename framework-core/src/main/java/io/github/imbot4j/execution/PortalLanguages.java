package io.github.imbot4j.execution;

import io.github.imbot4j.concurrent.WorkerThreads;
import io.github.imbot4j.delivery.JournalException;
import io.github.imbot4j.event.AppEvent;
import io.github.imbot4j.event.AppUninstalled;
import io.github.imbot4j.event.Event;
import io.github.imbot4j.event.ScheduleDue;
import io.github.imbot4j.event.TimerFired;
import io.github.imbot4j.portal.PortalId;
import io.github.imbot4j.registration.Ledgers;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The language of each portal, taken from its last event, for messages that no event causes. It is kept with what is
 * registered there, so that a restart does not forget it.
 *
 * <p>Safe for use by several threads.
 */
public final class PortalLanguages {

    private static final Logger LOG = LoggerFactory.getLogger(PortalLanguages.class);
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2}");

    private final Ledgers ledgers;
    private final BiConsumer<PortalId, String> keep;
    private final WorkerThreads workerThreads;
    private final Map<PortalId, String> known = new ConcurrentHashMap<>();

    /**
     * Knows what is kept, until it hears otherwise.
     *
     * @param keep remembers what a portal speaks; may wait for a registration of bots there to end
     */
    public PortalLanguages(Ledgers ledgers, BiConsumer<PortalId, String> keep, WorkerThreads workerThreads) {
        this.ledgers = ledgers;
        this.keep = keep;
        this.workerThreads = workerThreads;
    }

    /** Two letters; empty while the portal has said nothing. */
    public String of(PortalId portal) {
        String heard = known.get(portal);
        return heard != null ? heard : ledgers.load(portal).language();
    }

    /** Takes in what an event says; what we set off ourselves only repeats what we knew. */
    public void hear(Event event) {
        String said = event.origin().language();
        if (!LANGUAGE.matcher(said).matches() || event instanceof ScheduleDue || event instanceof TimerFired) {
            return;
        }
        boolean same = said.equals(known.put(event.portal(), said));
        if (event instanceof AppUninstalled) {
            known.remove(event.portal());
        } else if (event instanceof AppEvent) {
            // Bots are registered right after this, by that language.
            keep(event.portal(), said);
        } else if (!same) {
            workerThreads.run("imbot-language", () -> keep(event.portal(), said));
        }
    }

    private void keep(PortalId portal, String language) {
        try {
            keep.accept(portal, language);
        } catch (UncheckedIOException | JournalException disk) {
            LOG.warn("The language of portal {} could not be stored: {}", portal, disk.getMessage());
        }
    }
}

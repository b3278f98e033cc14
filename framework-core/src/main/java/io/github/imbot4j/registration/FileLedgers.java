package io.github.imbot4j.registration;

import io.github.imbot4j.install.PortalFiles;
import io.github.imbot4j.portal.PortalId;
import java.nio.file.Path;

/**
 * Keep the ledgers in a folder of their own, one JSON file for each portal. They hold no secrets. All are read once, at
 * construction; a broken one is set aside and reported, and the next plan finds the portal's bots again.
 */
public final class FileLedgers implements Ledgers {

    private final MemoryLedgers known = new MemoryLedgers();
    private final PortalFiles files;

    /**
     * Opens the folder.
     *
     * @throws java.io.UncheckedIOException when it cannot be used
     */
    public FileLedgers(Path dir) {
        this.files = new PortalFiles(dir);
        files.readAll(LedgerJson::read).values().forEach(known::save);
    }

    @Override
    public Ledger load(PortalId portal) {
        return known.load(portal);
    }

    /** {@inheritDoc} It is on the disk when this returns; when the disk refuses, nothing has changed. */
    @Override
    public synchronized void save(Ledger ledger) {
        files.write(ledger.portal(), LedgerJson.write(ledger));
        known.save(ledger);
    }
}

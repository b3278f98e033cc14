package io.github.imbot4j.jdbc;

import io.github.imbot4j.install.FileTenants;
import io.github.imbot4j.install.Tenant;
import io.github.imbot4j.registration.FileLedgers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Take over, once, what earlier versions kept in files: installs and what was registered there. The files stay, in folders whose
 * names end in {@code .imported}. What the store knows already is newer and stays as it is.
 */
final class FileImport {

    private static final Logger LOG = LoggerFactory.getLogger(FileImport.class);

    private final Path tenants;
    private final Path ledgers;

    FileImport(Path data) {
        this.tenants = data.resolve("tenants");
        this.ledgers = data.resolve("ledgers");
    }

    /** Takes over what there is; interrupted, it is done again by the next start. */
    void run(JdbcTenants into, JdbcLedgers intoLedgers) {
        if (!Files.isDirectory(tenants)) {
            return;
        }
        List<Tenant> found = new FileTenants(tenants).all();
        if (Files.isDirectory(ledgers)) {
            FileLedgers files = new FileLedgers(ledgers);
            found.forEach(tenant -> intoLedgers.saveNew(files.load(tenant.id())));
        }
        long taken = found.stream().filter(into::saveNew).count();
        aside(ledgers);
        aside(tenants);
        LOG.info(
                "{} portals were taken over from files into the store. The files were kept in \"{}.imported\" with their tokens"
                        + " in plain text: delete them when all is well.",
                taken,
                tenants);
    }

    private static void aside(Path folder) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try {
            Path target = folder.resolveSibling(folder.getFileName() + ".imported");
            for (int i = 2; Files.exists(target); i++) {
                target = folder.resolveSibling(folder.getFileName() + ".imported-" + i);
            }
            Files.move(folder, target);
        } catch (IOException failure) {
            throw new StoreException(
                    "The installs in \"" + folder + "\" are in the store now, but the folder cannot be renamed ("
                            + failure.getClass().getSimpleName() + "). Move it away yourself, and start again.",
                    failure);
        }
    }
}

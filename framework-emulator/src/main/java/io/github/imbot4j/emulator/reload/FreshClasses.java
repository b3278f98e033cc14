package io.github.imbot4j.emulator.reload;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Load what the given places hold from there, even though the parent has it too; everything else from the parent.
 *
 * <p>Safe for use by several threads.
 */
final class FreshClasses extends URLClassLoader {

    static {
        registerAsParallelCapable();
    }

    private final Predicate<String> own;
    private final List<Path> copies;

    /**
     * Loads afresh.
     *
     * @param own the names of the classes that are taken from the places
     * @param copies files that are deleted when the loader is closed
     */
    FreshClasses(URL[] places, Predicate<String> own, List<Path> copies, ClassLoader parent) {
        super("bots", places, parent);
        this.own = own;
        this.copies = List.copyOf(copies);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            @Nullable Class<?> known = findLoadedClass(name);
            if (known == null && own.test(name)) {
                known = find(name);
            }
            return known == null ? super.loadClass(name, resolve) : known;
        }
    }

    private @Nullable Class<?> find(String name) {
        try {
            return findClass(name);
        } catch (ClassNotFoundException elsewhere) {
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        super.close();
        for (Path copy : copies) {
            Files.deleteIfExists(copy);
        }
    }

    @Override
    public @Nullable URL getResource(String name) {
        @Nullable URL found = findResource(name);
        return found == null ? super.getResource(name) : found;
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        List<URL> all = Collections.list(findResources(name));
        for (URL other : Collections.list(getParent().getResources(name))) {
            if (all.stream().noneMatch(own -> own.toExternalForm().equals(other.toExternalForm()))) {
                all.add(other);
            }
        }
        return Collections.enumeration(all);
    }
}

package io.github.imbot4j.http.server;

import java.net.BindException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Locale;

/** The reason why an address cannot be bound, with its remedy. */
final class BindFailure {

    private BindFailure() {}

    /** One or two sentences. */
    static String why(Throwable failure) {
        Throwable root = root(failure);
        if (root instanceof UnresolvedAddressException || root instanceof UnknownHostException) {
            return "no such host. Give an address of this machine, or 0.0.0.0 for all of them.";
        }
        String said = String.valueOf(root.getMessage());
        // The JDK passes on what the system says; there is no type or code to tell by.
        String lower = said.toLowerCase(Locale.ROOT);
        if (root instanceof BindException && lower.contains("already in use")) {
            return "the port is in use. Stop what listens there, or choose another port.";
        }
        if (root instanceof BindException && lower.contains("assign requested address")) {
            return "it is not an address of this machine. Use one that is, or 0.0.0.0 for all of them.";
        }
        if (root instanceof SocketException && lower.contains("permission denied")) {
            return "this process may not listen there. Choose a port above 1023.";
        }
        return said + ". Choose another address or port.";
    }

    private static Throwable root(Throwable failure) {
        Throwable deepest = failure;
        while (deepest.getCause() != null && deepest.getCause() != deepest) {
            deepest = deepest.getCause();
        }
        return deepest;
    }
}

/** The framework's server and command line. */
module io.github.imbot4j.http {
    requires transitive io.github.imbot4j.core;
    requires transitive org.jspecify;
    requires info.picocli;
    requires io.javalin;
    requires jakarta.servlet;
    requires jdk.httpserver;
    requires org.eclipse.jetty.server;
    requires org.slf4j;
    requires tools.jackson.databind;

    exports io.github.imbot4j.http;
    exports io.github.imbot4j.http.server;

    opens io.github.imbot4j.http.cli to
            info.picocli;
}

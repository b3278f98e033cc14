/** The framework's server and command line. */
module io.github.imbot4j.http {
    requires transitive io.github.imbot4j.core;
    requires transitive org.jspecify;
    requires transitive info.picocli;
    requires io.github.imbot4j.jdbc;
    requires io.javalin;
    requires static java.compiler;
    requires jakarta.servlet;
    requires org.eclipse.jetty.server;
    requires org.slf4j;
    requires tools.jackson.databind;

    exports io.github.imbot4j.http;
    exports io.github.imbot4j.http.cli;
    exports io.github.imbot4j.http.server;

    uses io.github.imbot4j.http.cli.ProgramExtension;

    opens io.github.imbot4j.http.cli to
            info.picocli;
}

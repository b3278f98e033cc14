/** A Bitrix24 portal in a jar, its page for the browser, and the test kit on it. */
module io.github.imbot4j.emulator {
    requires transitive io.github.imbot4j.core;
    requires io.github.imbot4j.http;
    requires info.picocli;
    requires io.javalin;
    requires jakarta.servlet;
    requires java.net.http;
    requires org.eclipse.jetty.server;
    requires org.slf4j;
    requires tools.jackson.databind;
    requires static transitive org.assertj.core;
    requires static transitive org.junit.jupiter.api;
    requires static org.junit.platform.commons;
    requires static org.opentest4j;

    exports io.github.imbot4j.emulator;
    exports io.github.imbot4j.emulator.app;
    exports io.github.imbot4j.emulator.chat;
    exports io.github.imbot4j.emulator.crm;
    exports io.github.imbot4j.emulator.event;
    exports io.github.imbot4j.emulator.fault;
    exports io.github.imbot4j.emulator.junit;
    exports io.github.imbot4j.emulator.log;
    exports io.github.imbot4j.emulator.state;

    opens io.github.imbot4j.emulator.cli to
            info.picocli;
    opens io.github.imbot4j.emulator.junit to
            org.junit.platform.commons;

    provides io.github.imbot4j.http.cli.ProgramExtension with
            io.github.imbot4j.emulator.cli.EmulatorCommands;
}

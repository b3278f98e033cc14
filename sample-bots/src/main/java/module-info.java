/** Bots to read and to run. */
module io.github.imbot4j.samples {
    requires info.picocli;
    requires io.github.imbot4j.core;
    requires io.github.imbot4j.http;
    requires java.net.http;
    requires org.jspecify;
    requires org.slf4j;
}

/** Bots to read and to run. */
module io.github.imbot4j.samples {
    requires info.picocli;
    requires io.github.imbot4j.core;
    requires io.github.imbot4j.http;
    requires org.jspecify;
}

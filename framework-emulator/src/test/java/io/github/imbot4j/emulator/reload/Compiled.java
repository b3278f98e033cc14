package io.github.imbot4j.emulator.reload;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Write and compile a bot, as its author would, while the program runs. */
public record Compiled(Path folder) {

    /** The package of every bot compiled here. */
    public static final String PACKAGE = "com.acme.live";

    /** A bot that answers every message with this text, and has a command. */
    public void bot(String answer, String command) {
        compile("Live", """
                package com.acme.live;

                import io.github.imbot4j.annotation.*;
                import io.github.imbot4j.reply.*;

                @Bot(code = "live", name = "Live")
                public final class Live {

                    @OnMessage
                    Reply answer() {
                        return Replies.text("%s");
                    }

                    @Command(value = "%s", title = "Answer")
                    Reply command() {
                        return Replies.text(Words.WORD);
                    }

                    private static final class Words {
                        static final String WORD = new String("%s");
                    }
                }
                """.formatted(answer, command, answer));
    }

    /** Any class of the package. */
    public void compile(String name, String source) {
        boolean compiled = ToolProvider.getSystemJavaCompiler()
                .getTask(
                        null,
                        null,
                        null,
                        List.of("-d", folder.toString(), "-parameters", "-proc:none", "--release", "17"),
                        null,
                        List.of(file(name, source)))
                .call();
        if (!compiled) {
            throw new IllegalArgumentException("The source of " + name + " does not compile.");
        }
    }

    /** Removes everything, as a clean build does first. */
    public void clean() throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
    }

    private static JavaFileObject file(String name, String source) {
        return new SimpleJavaFileObject(
                URI.create("string:///com/acme/live/" + name + ".java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return source;
            }
        };
    }
}

package io.github.imbot4j.http.cli;

import io.github.imbot4j.Decoding;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Show what a recorded post says. */
@Command(
        description = "Read the form a portal posted and print the typed events in it as JSON, secrets masked.",
        footer = {
            "",
            "Example:",
            "  ${ROOT-COMMAND-NAME} decode message.form",
            "  pbpaste | ${ROOT-COMMAND-NAME} decode -"
        })
final class DecodeCommand implements Callable<Integer>, Failing {

    /** Recordings above this size are no posts. */
    private static final int MOST_BYTES = 16 * 1024 * 1024;

    private final Surroundings around;

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            defaultValue = "-",
            description = "The body of the post as it came, or - for standard input. Default: ${DEFAULT-VALUE}.")
    private String file = "-";

    DecodeCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() {
        byte[] form = withoutLineEnd(read());
        if (form.length == 0) {
            throw new CommandFailure(source() + " is empty. Give the body of a post: event=...&data[...]=...");
        }
        try {
            around.out().println(Decoding.toJson(form));
            around.out().flush();
            return 0;
        } catch (IllegalArgumentException unreadable) {
            throw new CommandFailure("Cannot read " + source() + ": " + unreadable.getMessage());
        }
    }

    @Override
    public String whatFails() {
        return "The post cannot be read.";
    }

    private byte[] read() {
        try (InputStream from = file.equals("-")
                ? around.in()
                : Files.newInputStream(around.directory().resolve(file))) {
            ByteArrayOutputStream whole = new ByteArrayOutputStream();
            whole.write(from.readNBytes(MOST_BYTES));
            return whole.toByteArray();
        } catch (NoSuchFileException missing) {
            throw new CommandFailure("There is no file " + source() + ". Name one, or - for standard input.");
        } catch (IOException unreadable) {
            throw new CommandFailure("Cannot read " + source() + ": " + unreadable.getMessage() + ".");
        }
    }

    /** A post has no line end, but what an editor or a shell saved has. */
    private static byte[] withoutLineEnd(byte[] form) {
        int end = form.length;
        while (end > 0 && (form[end - 1] == '\n' || form[end - 1] == '\r')) {
            end--;
        }
        return Arrays.copyOf(form, end);
    }

    private String source() {
        return file.equals("-") ? "standard input" : "\"" + file + "\"";
    }
}

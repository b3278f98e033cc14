package io.github.imbot4j.http.cli;

import io.github.imbot4j.DecodedPost;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The command {@code decode}: it shows the contents of a recorded post. */
@Command(
        description = "Read the body of a portal's post and print its typed events as JSON, with secrets masked.",
        footer = {
            "",
            "Example:",
            "  ${ROOT-COMMAND-NAME} decode message.form",
            "  pbpaste | ${ROOT-COMMAND-NAME} decode -"
        })
final class DecodeCommand implements ProgramCommand {

    /** Recordings above this size are no posts. */
    private static final int MOST_BYTES = 16 * 1024 * 1024;

    private final CliContext around;

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            defaultValue = "-",
            description = "The file with the body of the post, or - for standard input. Default: ${DEFAULT-VALUE}.")
    private String file = "-";

    DecodeCommand(CliContext around) {
        this.around = around;
    }

    @Override
    public Integer call() {
        byte[] form = read();
        if (new String(form, StandardCharsets.ISO_8859_1).isBlank()) {
            throw new CommandFailure(source() + " is empty. Give the body of a post: event=...&data[...]=...");
        }
        try {
            DecodedPost decoded = DecodedPost.of(form);
            around.out().println(decoded.json());
            around.out().flush();
            decoded.unknownEvent().ifPresent(this::caution);
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

    /** On the error stream, so that what reads the JSON is not disturbed. */
    private void caution(String name) {
        String guess = ClosestName.to(name, DecodedPost.knownEvents())
                .map(near -> " Did you mean \"" + near + "\"?")
                .orElse("");
        around.err().println("This version does not know the event \"" + name + "\"; its data is not shown." + guess);
        around.err().flush();
    }

    private String source() {
        return file.equals("-") ? "standard input" : "\"" + file + "\"";
    }
}

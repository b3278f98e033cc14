package io.github.imbot4j.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Changes a program while {@code dev} runs it, as its author does: from the jar, from folders, from one source file. */
@Timeout(240)
class DevLoopJarTest {

    @TempDir
    Path folder;

    @Test
    void aJarThatIsBuiltAnewAnswersOtherwiseAndNothingEndsTheLoop() throws Exception {
        EditedProgram program = new EditedProgram(folder);
        program.compile("One");
        program.pack();
        try (RunningJar dev = RunningJar.program("-jar", program.jar().toString(), "dev", "--port=0")) {
            DevChat chat = DevChat.of(dev);
            chat.expect("Who are you?", "One");

            program.compile("Two");
            program.pack();
            dev.awaitPrinted("Restarted the bots");
            chat.expect("And now?", "Two");

            Files.writeString(program.classes().resolve("com/acme/bots/Answers.class"), "no class");
            program.pack();
            dev.awaitPrinted("Changed, but not restarted");
            chat.expect("Still there?", "Two");

            program.compile("Three");
            Files.delete(program.classes().resolve("com/acme/bots/Main.class"));
            Files.delete(program.jar());
            program.compile("Four");
            program.pack();
            dev.awaitPrinted("Restarted the bots", 2);
            chat.expect("And now?", "Four");

            dev.terminate();
            assertThat(dev.ended(20)).isTrue();
            assertThat(dev.printed()).endsWith("Stopped.").doesNotContain("NoClassDefFoundError", "\tat ");
        }
    }

    @Test
    void classesThatAreCompiledAnewAnswerOtherwise() throws Exception {
        EditedProgram program = new EditedProgram(folder);
        program.compile("One");
        String classPath = program.classes() + File.pathSeparator + System.getProperty("jar");
        try (RunningJar dev = RunningJar.program("-cp", classPath, EditedProgram.MAIN, "dev", "--port=0")) {
            DevChat chat = DevChat.of(dev);
            chat.expect("Who are you?", "One");
            program.compile("Two");
            dev.awaitPrinted("Restarted the bots");
            chat.expect("And now?", "Two");
        }
    }

    /** The one README shows, with the jar it names. */
    @Test
    void oneSourceFileIsRunAndRunAgainWhenItIsSaved() throws Exception {
        String source = Shown.in("README.md").java("BotApplication.run(args)");
        Path file = folder.resolve("Greeter.java");
        Files.writeString(file, source);
        String jar = System.getProperty("jar");
        assertThat(RunningJar.output("-cp", jar, file.toString(), "check"))
                .isEqualTo(List.of("greeter (Greeter)", "1 bot, 2 commands, no problems."));
        try (RunningJar dev = RunningJar.program("-cp", jar, file.toString(), "dev", "--port=0")) {
            DevChat chat = DevChat.of(dev);
            assertThat(dev.printed()).contains("restart when Greeter.java is saved");
            chat.expect("/hello", "Hello, [b]world[/b]!");

            Files.writeString(file, source.replace("bold(name)", "bald(name)"));
            dev.awaitPrinted("cannot find symbol");
            assertThat(dev.printed()).containsPattern("Greeter\\.java:\\d+: cannot find symbol");
            Files.writeString(file, source.replace("\"Hello, \", bold", "\"Good evening, \", bold"));
            dev.awaitPrinted("Restarted the bots");
            chat.expect("/hello", "Good evening, [b]world[/b]!");
        }
    }
}

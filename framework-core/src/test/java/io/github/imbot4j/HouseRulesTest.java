package io.github.imbot4j;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.imbot4j.delivery.Journal;
import io.github.imbot4j.runtime.BotRuntime;
import io.github.imbot4j.runtime.RuntimeInfrastructure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Hold the house in shape: imports point down, libraries stay in their rooms. */
class HouseRulesTest {

    private static final String ROOT = "io.github.imbot4j";

    /** A package imports packages further right only; the root comes before all. */
    private static final List<String> DOWNHILL = List.of(
            "runtime",
            "pipeline",
            "lifecycle",
            "handling",
            "conversation",
            "sending",
            "authorization",
            "execution",
            "routing",
            "scan",
            "binding",
            "registration",
            "install",
            "ratelimit",
            "delivery",
            "widget",
            "command",
            "wire",
            "model",
            "handler",
            "guard",
            "web",
            "chat",
            "button",
            "event",
            "bot",
            "textparsing",
            "reply",
            "rest",
            "concurrent",
            "portal",
            "annotation",
            "phpform",
            "language",
            "payload",
            "problem");

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    private static String room(String name) {
        return ROOT + "." + name + "..";
    }

    static List<String> rooms() {
        return DOWNHILL;
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void importsPointDownhill(String name) {
        String[] above = Stream.concat(
                        Stream.of(ROOT),
                        DOWNHILL.stream().limit(DOWNHILL.indexOf(name)).map(HouseRulesTest::room))
                .toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage(room(name))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(above)
                .check(HOUSE);
    }

    @Test
    void theDecisionListsThePackagesInTheirOrder() throws IOException {
        String page = Files.readString(Path.of("../docs/adr/0002-one-line-of-packages.md"));
        List<String> listed = Pattern.compile("(?m)^ {4}([a-z]+) {2,}\\S")
                .matcher(page)
                .results()
                .map(line -> line.group(1))
                .toList();

        assertThat(listed).isEqualTo(DOWNHILL);
    }

    @Test
    void everyPackageHasItsPlaceOnTheSlope() {
        String[] known = Stream.concat(Stream.of(ROOT), DOWNHILL.stream().map(HouseRulesTest::room))
                .toArray(String[]::new);
        classes().should().resideInAnyPackage(known).check(HOUSE);
    }

    /** So that an engine may have one role and not the others. */
    @Test
    void whoeverUsesTheJournalTakesOneOfItsRoles() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + "..")
                .and()
                .resideOutsideOfPackages(ROOT, Journal.class.getPackageName() + "..")
                .and()
                .doNotBelongToAnyOf(BotRuntime.class, RuntimeInfrastructure.class)
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Journal.class)
                .check(HOUSE);
    }

    @Test
    void nothingBelowImportsTheRoot() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT)
                .check(HOUSE);
    }

    @Test
    void packagesFormNoCycles() {
        slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(HOUSE);
    }

    @Test
    void aGenerationOfTheProtocolIsReachedThroughThePortOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackages(room("wire.v1"), room("wire.v2"), room("wire.generation"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(room("wire.v1"), room("wire.v2"))
                .check(HOUSE);
    }

    @Test
    void aGenerationOfTheProtocolDoesNotKnowWhoSpeaksIt() {
        noClasses()
                .that()
                .resideInAnyPackage(room("wire.v1"), room("wire.v2"), room("wire.shared"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(room("wire.generation"))
                .check(HOUSE);
    }

    @Test
    void aGenerationOfTheProtocolDoesNotKnowAnother() {
        noClasses()
                .that()
                .resideInAnyPackage(room("wire.v1"), room("wire.shared"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(room("wire.v2"))
                .check(HOUSE);
        noClasses()
                .that()
                .resideInAnyPackage(room("wire.v2"), room("wire.shared"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(room("wire.v1"))
                .check(HOUSE);
    }

    @Test
    void classGraphStaysInScan() {
        only("io.github.classgraph..", resideInAPackage(room("scan")));
    }

    @Test
    void reflectionStaysInScanAndBinding() {
        only("java.lang.reflect..", resideInAnyPackage(room("scan"), room("binding")));
    }

    @Test
    void jacksonStaysInRestAndWireAndTheCodecs() {
        only(
                "tools.jackson..",
                resideInAnyPackage(room("rest"), room("wire"), room("payload"))
                        .or(resideInAnyPackage(room("install"), room("registration"), room("command"))
                                .and(simpleNameEndingWith("Json").or(simpleNameEndingWith("Codec")))));
    }

    @Test
    void picocliStaysWithAnnotationsAndCommands() {
        only("picocli..", resideInAnyPackage(room("scan"), room("binding"), room("command")));
    }

    @Test
    void theHttpClientStaysInRest() {
        only("okhttp3..", resideInAPackage(room("rest")));
        only("java.net.http..", resideInAPackage(room("rest")));
    }

    @Test
    void noServerComesIn() {
        only("io.javalin..", DescribedPredicate.alwaysFalse());
    }

    @Test
    void noStateIsShared() {
        noFields().that().areStatic().should().notBeFinal().check(HOUSE);
        noClasses()
                .should()
                .dependOnClassesThat()
                .areAssignableTo(ThreadLocal.class)
                .check(HOUSE);
    }

    @Test
    void namesSayWhatAClassDoes() {
        noClasses()
                .should()
                .haveSimpleNameEndingWith("Impl")
                .orShould()
                .haveSimpleNameEndingWith("Manager")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .orShould()
                .haveSimpleNameEndingWith("Util")
                .orShould()
                .haveSimpleNameEndingWith("Utils")
                .orShould()
                .haveSimpleNameStartingWith("Abstract")
                .orShould()
                .haveSimpleNameStartingWith("Default")
                .check(HOUSE);
    }

    private static void only(String library, DescribedPredicate<JavaClass> allowed) {
        noClasses()
                .that(DescribedPredicate.not(allowed))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .check(HOUSE);
    }
}

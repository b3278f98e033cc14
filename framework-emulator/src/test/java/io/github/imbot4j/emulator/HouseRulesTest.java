package io.github.imbot4j.emulator;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Hold the portal in shape: imports point down, and it shares no code with what is under test. */
class HouseRulesTest {

    private static final String ROOT = "io.github.imbot4j.emulator";

    /** The rooms of the portal: a package imports packages further right only. */
    private static final List<String> DOWNHILL =
            List.of("page", "server", "v2", "rest", "app", "crm", "event", "chat", "log", "fault", "state", "php");

    /** They stand on the whole portal; of each other, they import packages further right only. */
    private static final List<String> ON_TOP = List.of("cli", "rehearsal", "live", "reload", "junit");

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    private static String room(String name) {
        return ROOT + "." + name + "..";
    }

    static List<String> rooms() {
        return Stream.concat(ON_TOP.stream(), DOWNHILL.stream()).toList();
    }

    /** The root package, with the portal as a whole, stands between those on top and the rooms. */
    @ParameterizedTest
    @MethodSource("rooms")
    void importsPointDownhill(String name) {
        List<String> all = rooms();
        Stream<String> above = all.stream().limit(all.indexOf(name)).map(HouseRulesTest::room);
        Stream<String> root = DOWNHILL.contains(name) ? Stream.of(ROOT) : Stream.empty();
        String[] forbidden = Stream.concat(root, above).toArray(String[]::new);
        if (forbidden.length > 0) {
            noClasses()
                    .that()
                    .resideInAPackage(room(name))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(forbidden)
                    .check(HOUSE);
        }
    }

    @Test
    void thePortalKnowsNothingOfWhatStandsOnIt() {
        noClasses()
                .that()
                .resideInAPackage(ROOT)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ON_TOP.stream().map(HouseRulesTest::room).toArray(String[]::new))
                .check(HOUSE);
    }

    @Test
    void everyPackageHasItsPlaceOnTheSlope() {
        String[] known = Stream.concat(
                        Stream.of(ROOT),
                        Stream.concat(DOWNHILL.stream(), ON_TOP.stream()).map(HouseRulesTest::room))
                .toArray(String[]::new);
        classes().should().resideInAnyPackage(known).check(HOUSE);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(HOUSE);
    }

    @Test
    void nothingIsSharedWithTheCodeUnderTest() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.github.imbot4j.phpform..", "io.github.imbot4j.wire..")
                .check(HOUSE);
    }

    @Test
    void theRoomsOfThePortalKnowNothingOfTheFrameworkButItsHttpAndAddresses() {
        noClasses()
                .that()
                .resideInAnyPackage(DOWNHILL.stream().map(HouseRulesTest::room).toArray(String[]::new))
                .should()
                .dependOnClassesThat(resideInAnyPackage("io.github.imbot4j..")
                        .and(not(resideInAnyPackage(
                                ROOT + "..", "io.github.imbot4j.rest..", "io.github.imbot4j.portal.."))))
                .check(HOUSE);
    }

    @Test
    void theServerLibraryStaysInServerAndPage() {
        noClasses()
                .that()
                .resideOutsideOfPackages(room("server"), room("page"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.javalin..", "org.eclipse.jetty..", "jakarta.servlet..", "kotlin..")
                .check(HOUSE);
    }
}

package io.github.imbot4j.jdbc;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class HouseRulesTest {

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.github.imbot4j.jdbc");

    @Test
    void onlyThePortsOfCoreAreSeen() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.github.imbot4j",
                        "io.github.imbot4j.phpform..",
                        "io.github.imbot4j.wire..",
                        "io.github.imbot4j.scan..",
                        "io.github.imbot4j.binding..",
                        "io.github.imbot4j.routing..",
                        "io.github.imbot4j.runtime..",
                        "io.github.imbot4j.pipeline..",
                        "io.github.imbot4j.lifecycle..",
                        "io.github.imbot4j.handling..",
                        "io.github.imbot4j.conversation..",
                        "io.github.imbot4j.sending..",
                        "io.github.imbot4j.authorization..",
                        "io.github.imbot4j.execution..",
                        "io.github.imbot4j.http..",
                        "tools.jackson..")
                .check(classes);
    }

    @Test
    void noStateIsShared() {
        noFields().that().areStatic().should().notBeFinal().check(classes);
    }

    @Test
    void noFailureOfALibraryLeavesTheModule() {
        noClasses()
                .that()
                .arePublic()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.jdbi..", "org.flywaydb..", "com.zaxxer..", "java.sql..")
                .check(classes);
    }
}

package io.github.imbot4j.http;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class HouseRulesTest {

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.github.imbot4j.http");

    @Test
    void importsPointDownhill() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("application")
                .definedBy("io.github.imbot4j.http")
                .layer("cli")
                .definedBy("io.github.imbot4j.http.cli")
                .layer("server")
                .definedBy("io.github.imbot4j.http.server")
                .whereLayer("application")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("cli")
                .mayOnlyBeAccessedByLayers("application")
                .whereLayer("server")
                .mayOnlyBeAccessedByLayers("cli")
                .check(classes);
    }

    @Test
    void theServerLibraryStaysInTheServer() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.github.imbot4j.http.server")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.javalin..", "org.eclipse.jetty..", "jakarta.servlet..", "kotlin..")
                .check(classes);
    }

    @Test
    void theServerKnowsNoCommandLine() {
        noClasses()
                .that()
                .resideInAPackage("io.github.imbot4j.http.server")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("picocli..")
                .check(classes);
    }

    @Test
    void onlyTheFrontOfCoreIsSeen() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
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
                        "io.github.imbot4j.execution..")
                .check(classes);
    }
}

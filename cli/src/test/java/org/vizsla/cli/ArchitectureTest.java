package org.vizsla.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.GeneralCodingRules;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.vizsla.cli.terminal.Output;
import org.vizsla.cli.terminal.StandardOutput;
import org.vizsla.render.page.PagePart;

/** The rooms of the house, and which way the doors open. */
@Tag("once")
class ArchitectureTest {
    private static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.vizsla");

    @Test
    void arrowsGoDown() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("graph")
                .definedBy("org.vizsla.graph..")
                .layer("autodiff")
                .definedBy("org.vizsla.autodiff..")
                .layer("runtime")
                .definedBy("org.vizsla.runtime..")
                .layer("models")
                .definedBy("org.vizsla.models..")
                .layer("explain")
                .definedBy("org.vizsla.explain..")
                .layer("optimize")
                .definedBy("org.vizsla.optimize..")
                .layer("render")
                .definedBy("org.vizsla.render..")
                .layer("menagerie")
                .definedBy("org.vizsla.menagerie..")
                .layer("evaluate")
                .definedBy("org.vizsla.evaluate..")
                .layer("report")
                .definedBy("org.vizsla.report..")
                .layer("serve")
                .definedBy("org.vizsla.serve..")
                .layer("cli")
                .definedBy("org.vizsla.cli..")
                .whereLayer("graph")
                .mayNotAccessAnyLayer()
                .whereLayer("autodiff")
                .mayOnlyAccessLayers("graph")
                .whereLayer("runtime")
                .mayOnlyAccessLayers("graph")
                .whereLayer("models")
                .mayOnlyAccessLayers("graph", "runtime")
                .whereLayer("explain")
                .mayOnlyAccessLayers("graph", "autodiff", "runtime", "models")
                .whereLayer("optimize")
                .mayOnlyAccessLayers("graph", "autodiff", "runtime", "models", "explain")
                .whereLayer("render")
                .mayOnlyAccessLayers("graph")
                .whereLayer("menagerie")
                .mayOnlyAccessLayers("graph")
                .whereLayer("evaluate")
                .mayOnlyAccessLayers("graph", "runtime", "models", "explain", "menagerie")
                .whereLayer("report")
                .mayOnlyAccessLayers(
                        "graph",
                        "autodiff",
                        "runtime",
                        "models",
                        "explain",
                        "optimize",
                        "render",
                        "menagerie",
                        "evaluate")
                .whereLayer("report")
                .mayOnlyBeAccessedByLayers("serve", "cli")
                .whereLayer("serve")
                .mayOnlyBeAccessedByLayers("cli")
                .because("each module is a room of its own, and what is below knows nothing of what is above")
                .check(ALL);
    }

    @Test
    void oneModuleKnowsOnnxRuntime() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.vizsla.runtime..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("ai.onnxruntime..")
                .because("the runtime must be replaceable, and its failures told in our words")
                .check(ALL);
    }

    @Test
    void oneModuleKnowsTheCommandLine() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.vizsla.cli..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("picocli..", "me.tongfei..")
                .because("libraries are used without a terminal too")
                .check(ALL);
    }

    @Test
    void oneModuleKnowsTheServer() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.vizsla.serve..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.javalin..", "org.eclipse.jetty..", "jakarta.servlet..", "kotlin..")
                .because("a page that is live is one way in among several")
                .check(ALL);
    }

    @Test
    void onePackageWritesJson() {
        noClasses()
                .that()
                .resideOutsideOfPackages("org.vizsla.report.json..", "org.vizsla.models.internal..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.fasterxml.jackson.jr..")
                .because("what a program reads has one shape, whichever entry point answers it; models only read files")
                .check(ALL);
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "org.vizsla.report.json..", "org.vizsla.models.checkpoint..", "org.vizsla.models.internal..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.fasterxml.jackson..")
                .because(
                        "besides results, only the header of a safetensors file and what lies beside a network is JSON")
                .check(ALL);
    }

    @Test
    void onlyWaysInSpeakToATerminal() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.vizsla.cli..")
                .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS)
                .because("what a library has to say is a result, a failure, or told to a listener")
                .check(ALL);
    }

    @Test
    void oneClassWritesToStandardStreams() {
        noClasses()
                .that()
                .resideInAPackage("org.vizsla.cli..")
                .and()
                .doNotHaveFullyQualifiedName(Output.class.getName())
                .and()
                .doNotHaveFullyQualifiedName(StandardOutput.class.getName())
                .and()
                .doNotHaveFullyQualifiedName(Main.class.getName())
                .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS)
                .because("a name that is printed as it is may steer the terminal; Main prints only the help")
                .check(ALL);
    }

    @Test
    void oneClassFillsTemplates() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(PagePart.class.getName())
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.samskivert..")
                .because("what comes from strangers is escaped in one place")
                .check(ALL);
    }

    @Test
    void oneModuleKnowsSegmentationAndMatrices() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.vizsla.explain..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("boofcv..", "org.ejml..", "org.ddogleg..")
                .because("what only some methods need must be loaded by them alone")
                .check(ALL);
    }

    @Test
    void internalsStayInTheirModule() {
        classes()
                .that()
                .resideInAPackage("org.vizsla..internal..")
                .should(beUsedInTheirModuleAlone())
                .because("what is internal may change without a word")
                .check(ALL);
    }

    private static ArchCondition<JavaClass> beUsedInTheirModuleAlone() {
        return new ArchCondition<>("be used in their module alone") {
            @Override
            public void check(JavaClass internal, ConditionEvents events) {
                internal.getDirectDependenciesToSelf().stream()
                        .filter(use -> !module(use.getOriginClass()).equals(module(internal)))
                        .forEach(use -> events.add(SimpleConditionEvent.violated(use, use.getDescription())));
            }
        };
    }

    /** {@code org.vizsla.explain} of {@code org.vizsla.explain.network.Layers}. */
    private static String module(JavaClass of) {
        return Stream.of(of.getPackageName().split("\\.")).limit(3).collect(Collectors.joining("."));
    }

    @Test
    void packagesHaveNoCycles() {
        SlicesRuleDefinition.slices()
                .assignedFrom(new SliceAssignment() {
                    @Override
                    public SliceIdentifier getIdentifierOf(JavaClass from) {
                        return SliceIdentifier.of(from.getPackageName());
                    }

                    @Override
                    public String getDescription() {
                        return "packages of all modules";
                    }
                })
                .should()
                .beFreeOfCycles()
                .because("packages in a cycle are one package")
                .check(ALL);
    }

    @Test
    void noRoomOfExplainHasMoreThanTwentyFiveFiles() {
        Map<String, Long> files = ALL.stream()
                .filter(one -> one.isTopLevelClass() && module(one).equals("org.vizsla.explain"))
                .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));
        assertThat(files)
                .hasSizeGreaterThan(10)
                .allSatisfy((room, count) -> assertThat(count).as(room).isLessThanOrEqualTo(25));
    }

    @Test
    void nothingIsCalledByWhatItIsNot() {
        noClasses()
                .should()
                .haveSimpleNameEndingWith("Util")
                .orShould()
                .haveSimpleNameEndingWith("Utils")
                .orShould()
                .haveSimpleNameEndingWith("Manager")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .orShould()
                .haveSimpleNameEndingWith("Impl")
                .because("a name says what the thing is")
                .check(ALL);
    }
}

package org.broadsheet;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.quartz.CronExpression;

/** One library, one room; and the shape of a room. */
@AnalyzeClasses(packages = "org.broadsheet", importOptions = DoNotIncludeTests.class)
class HouseRulesTests {
    @ArchTest
    static final ArchRule batchInJob = only("org.springframework.batch..", "job");

    @ArchTest
    static final ArchRule quartzInJob = noClasses()
            .that()
            .resideOutsideOfPackage("org.broadsheet.job..")
            .should()
            // The parser of schedules is no scheduler: a wrong line is refused where the settings are read.
            .dependOnClassesThat(resideInAPackage("org.quartz..").and(not(equivalentTo(CronExpression.class))));

    @ArchTest
    static final ArchRule freemarkerWhereWordsAreRendered =
            only("freemarker..", "letter", "member", "console", "command");

    @ArchTest
    static final ArchRule jakartaMail = only("jakarta.mail..", "mail", "smtp", "bounce");

    @ArchTest
    static final ArchRule angus = only("org.eclipse.angus..", "smtp", "bounce");

    @ArchTest
    static final ArchRule jsoup = only("org.jsoup..", "feed");

    @ArchTest
    static final ArchRule smtpIsPlainJava = classes()
            .that()
            .resideInAPackage("org.broadsheet.smtp")
            .and()
            .doNotHaveSimpleName("package-info")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "javax.net..",
                    "javax.security..",
                    "jakarta.mail..",
                    "org.eclipse.angus..",
                    "org.slf4j..",
                    "org.jspecify..",
                    "org.broadsheet.smtp");

    @ArchTest
    static final ArchRule controllersArePrivate = classes()
            .that()
            .areMetaAnnotatedWith("org.springframework.stereotype.Controller")
            .should()
            .bePackagePrivate()
            .allowEmptyShould(true);

    private static ArchRule only(String library, String... rooms) {
        String[] packages = new String[rooms.length];
        for (int i = 0; i < rooms.length; i++) packages[i] = "org.broadsheet." + rooms[i] + "..";
        return noClasses()
                .that()
                .resideOutsideOfPackages(packages)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library);
    }
}

package org.broadsheet.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An editor's mistake in a template is one message with file and line; an editor's change counts without a restart. */
class BrokenTemplateTests {
    @TempDir
    private Path folder;

    private LetterRoom room;

    @BeforeEach
    void newsroomHasItsOwnFolder() throws IOException {
        Files.createDirectories(folder.resolve("email/daily"));
        room = new LetterRoom().with("broadsheet.templates", folder.toString());
    }

    @Test
    void mistakeOfSyntaxIsNamedWithFileAndLine() throws IOException {
        write("email/daily/html.ftlh", "<p>\n<#if lead?? && >\n</#if>\n");

        BrokenTemplate fault = fault();
        assertThat(fault.template())
                .isEqualTo(folder.resolve("email/daily/html.ftlh").toString());
        assertThat(fault.line()).isEqualTo(2);
        assertThat(fault).hasMessageContaining("html.ftlh, line 2: ").hasMessageContaining("Nothing was sent.");
        assertThat(fault.getMessage()).doesNotContain("\n");
    }

    @Test
    void wordThatIsNotThereIsNamedWithFileAndLine() throws IOException {
        write("email/daily/html.ftlh", "<p>\n\n${lead.titel}\n");

        BrokenTemplate fault = fault();
        assertThat(fault.line()).isEqualTo(3);
        assertThat(fault.reason()).contains("lead.titel");
    }

    @Test
    void mistakeInAPartIsBlamedOnThePart() throws IOException {
        write("email/_item.ftlh", "<#macro lead story>\n${story.title\n</#macro>");

        assertThat(fault().template()).endsWith("_item.ftlh");
    }

    @Test
    void partThatIsNotThereIsNamed() throws IOException {
        write("email/daily/html.ftlh", "<#import \"../_gone.ftlh\" as gone>");

        assertThat(fault()).hasMessageContaining("_gone.ftlh");
    }

    @Test
    void brokenSampleIsFoundByTheCheck() throws IOException {
        write("email/daily/sample.json", "{\n  \"language\": \"en\",\n  oops\n}");

        BrokenTemplate fault = catchThrowableOfType(
                BrokenTemplate.class, () -> room.templates().renderSample("email/daily/", "en"));
        assertThat(fault.template()).endsWith("sample.json");
        assertThat(fault.line()).isEqualTo(3);
    }

    @Test
    void ownTemplatesPassTheCheck() {
        new LetterRoom().templates().renderSample("email/daily/", "en");
    }

    @Test
    void changedTemplateCountsWithoutARestart() throws Exception {
        Renderer renderer = room.renderer();
        write("email/daily/subject.ftl", "before");
        assertThat(subject(renderer)).isEqualTo("before");

        Path changed = write("email/daily/subject.ftl", "after");
        Files.setLastModifiedTime(changed, FileTime.from(Instant.now().plusSeconds(5)));
        Thread.sleep(700);
        assertThat(subject(renderer)).isEqualTo("after");
    }

    @Test
    void oneFileOfTheNewsroomIsEnoughTheRestComesWithTheProgram() throws IOException {
        write(
                "email/_words_en.ftl",
                Files.readString(Path.of("templates/email/_words_en.ftl")).replace("In brief", "At a glance"));

        String html = room.renderer()
                .render(SampleEdition.daily(), LetterFormat.FULL, 0)
                .html();
        assertThat(html).contains("At a glance", "The Dnipro Courier").doesNotContain("In brief");
    }

    private BrokenTemplate fault() {
        return catchThrowableOfType(
                BrokenTemplate.class, () -> room.renderer().render(SampleEdition.daily(), LetterFormat.FULL, 0));
    }

    private static String subject(Renderer renderer) {
        return renderer.render(SampleEdition.daily(), LetterFormat.TEXT, 0).subject();
    }

    private Path write(String name, String template) throws IOException {
        return Files.writeString(folder.resolve(name), template);
    }
}

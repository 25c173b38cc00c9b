package org.broadsheet.console.desk;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.broadsheet.console.Audit;
import org.broadsheet.console.Audit.Subject;
import org.broadsheet.member.file.ImportReport;
import org.broadsheet.member.file.MemberFile;
import org.broadsheet.member.file.MemberFile.UnreadableFile;
import org.broadsheet.platform.TextCleaner;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;

/** Imports members from a file: upload, dry run, and import once a person has confirmed it. */
@Controller
@RequestMapping("/console/members/import")
class ImportController {
    private static final int SHOWN = 100;

    private final Uploads uploads;
    private final MemberFile files;
    private final DataSize limit;
    private final Audit audit;

    ImportController(
            Uploads uploads,
            MemberFile files,
            @Value("${spring.servlet.multipart.max-file-size}") DataSize limit,
            Audit audit) {
        this.uploads = uploads;
        this.files = files;
        this.limit = limit;
        this.audit = audit;
    }

    @GetMapping
    String form(Model model) {
        model.addAttribute("megabytes", limit.toMegabytes());
        return "web/console/desk/import";
    }

    @PostMapping
    String upload(@RequestParam MultipartFile file, Model model) {
        if (file.isEmpty()) {
            model.addAttribute("problem", "");
            return form(model);
        }
        return "redirect:/console/members/import/" + uploads.keep(Audit.who(), file);
    }

    /** The dry run is repeated at each request, since members may have changed. */
    @GetMapping("/{id}")
    String dryRun(@PathVariable UUID id, Model model) {
        Uploads.Upload upload = found(id);
        model.addAttribute("upload", upload.id().toString());
        model.addAttribute("name", upload.name());
        boolean underWay = uploads.isUnderWay(upload);
        model.addAttribute("underWay", underWay);
        if (upload.result() != null) model.addAttribute("summary", upload.result());
        else if (!underWay) tryOut(upload, model);
        model.addAttribute("finished", upload.result() != null);
        return "web/console/desk/import-report";
    }

    private void tryOut(Uploads.Upload upload, Model model) {
        try {
            model.addAttribute("summary", uploads.onDisk(upload, file -> read(file, true)));
        } catch (UnreadableFile e) {
            model.addAttribute("problem", TextCleaner.line(e.getMessage(), 400));
        }
    }

    @PostMapping("/{id}")
    String confirm(@PathVariable UUID id) {
        try {
            uploads.once(found(id), this::take);
        } catch (UnreadableFile e) {
            // The page that follows says so.
        }
        return "redirect:/console/members/import/" + id;
    }

    private Uploads.ImportSummary take(Path file) {
        Uploads.ImportSummary summary = read(file, false);
        audit.changed(Subject.members(), "imported", summary.line());
        return summary;
    }

    private Uploads.ImportSummary read(Path file, boolean dryRun) {
        List<Uploads.ImportSummary.Refused> refused = new ArrayList<>();
        ImportReport report = files.importFile(file, dryRun, row -> {
            if (refused.size() < SHOWN) refused.add(Uploads.ImportSummary.Refused.of(row));
        });
        return new Uploads.ImportSummary(report, refused);
    }

    private Uploads.Upload found(UUID id) {
        return uploads.find(id, Audit.who()).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}

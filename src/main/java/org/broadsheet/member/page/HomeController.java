package org.broadsheet.member.page;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import org.broadsheet.member.Members;
import org.broadsheet.member.Samples;
import org.broadsheet.newsroom.SiteSettings;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The newsroom's own page: what there is to read, and the form to join. */
@Controller
class HomeController {
    private final Members members;
    private final SiteSettings site;
    private final Frame frame;
    private final Clock clock;
    private final ObjectProvider<Samples> samples;

    HomeController(Members members, SiteSettings site, Frame frame, Clock clock, ObjectProvider<Samples> samples) {
        this.members = members;
        this.site = site;
        this.frame = frame;
        this.clock = clock;
        this.samples = samples;
    }

    @GetMapping("/")
    String home(Model model, HttpServletRequest request) {
        long count = members.activeCount();
        model.addAttribute("community", count >= site.communityFrom() ? count : 0);
        model.addAttribute("shown", clock.millis());
        model.addAttribute(
                "samples",
                samples.stream().flatMap(known -> known.last().stream()).toList());
        return frame.page("home", model, frame.language(request, null));
    }

    /** The form for other sites, as a piece of HTML to copy. */
    @GetMapping("/embed")
    String embed(Model model, HttpServletRequest request) {
        model.addAttribute("action", site.link("/subscribe"));
        return frame.page("embed", model, frame.language(request, null));
    }
}

package org.broadsheet.console.today;

import org.broadsheet.newsroom.NewsroomSettings;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** By the link in a mail somebody agrees to get test letters; looking changes nothing. */
@Controller
@RequestMapping("/test-address/{token}")
class TestAddressController {
    private final TestAddresses addresses;
    private final NewsroomSettings newsroom;

    TestAddressController(TestAddresses addresses, NewsroomSettings newsroom) {
        this.addresses = addresses;
        this.newsroom = newsroom;
    }

    @GetMapping
    ModelAndView show(@PathVariable("token") String token) {
        return page(token, addresses.isOpen(token) ? "ask" : "gone");
    }

    @PostMapping
    ModelAndView agree(@PathVariable("token") String token) {
        return page(token, addresses.confirm(token) ? "done" : "gone");
    }

    private ModelAndView page(String token, String state) {
        ModelAndView page = new ModelAndView("web/console/today/test-address");
        if (state.equals("gone")) page.setStatus(HttpStatus.NOT_FOUND);
        page.addObject("language", newsroom.language().startsWith("uk") ? "uk" : "en");
        page.addObject("newsroomName", newsroom.name());
        page.addObject("token", token);
        page.addObject("state", state);
        return page;
    }
}

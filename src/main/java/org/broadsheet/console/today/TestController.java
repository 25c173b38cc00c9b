package org.broadsheet.console.today;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.broadsheet.console.Audit;
import org.broadsheet.console.Audit.Subject;
import org.broadsheet.delivery.MessageSender;
import org.broadsheet.letter.BrokenTemplate;
import org.broadsheet.letter.Proofs;
import org.broadsheet.letter.Proofs.TestLetter;
import org.broadsheet.mail.Address;
import org.broadsheet.member.MemberKeys;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriUtils;

/** A test letter: marked, through the same relay as the members' letters, in no ledger, and only to {@link TestAddresses}. */
@Controller
class TestController {
    /** Where this browser sent its last one. */
    static final String COOKIE = "test-address";

    private static final String ADDRESS = "/test-address/{token}";
    private static final String MARK = "[Test]";
    private static final int LONGEST = 100;

    private final DraftEditions drafts;
    private final Proofs proofs;
    private final MessageSender sender;
    private final TestAddresses addresses;
    private final MemberKeys keys;
    private final Audit audit;

    TestController(
            DraftEditions drafts,
            Proofs proofs,
            MessageSender sender,
            TestAddresses addresses,
            MemberKeys keys,
            Audit audit) {
        this.drafts = drafts;
        this.proofs = proofs;
        this.sender = sender;
        this.addresses = addresses;
        this.keys = keys;
        this.audit = audit;
    }

    /** What became of a test letter. Templates see it in lower case. */
    public enum Outcome {
        ACCEPTED,
        /** By the relay. */
        REFUSED,
        /** Its owner is asked first. */
        ASKED,
        SUPPRESSED,
        TOO_OFTEN,
        /** Nobody can have this address. */
        ADDRESS,
        /** The template is broken. */
        TEMPLATE;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What the page says afterwards. */
    public record Result(Outcome kind, String address, String words) implements Serializable {
        private static final long serialVersionUID = 1;
    }

    @PostMapping("/console/today/{digest}/test")
    String test(
            @PathVariable("digest") String digest,
            @RequestParam("edition") String name,
            @RequestParam("address") String typed,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes after) {
        DraftEdition draft = drafts.open(digest, name);
        Optional<Address> address = Address.find(typed);
        after.addFlashAttribute(
                "test",
                address.map(to -> result(draft, to, View.of(request)))
                        .orElseGet(() -> new Result(Outcome.ADDRESS, cut(typed), "")));
        address.ifPresent(to -> remember(to, request.isSecure(), response));
        return "redirect:" + View.back(draft, request, "#test");
    }

    private Result result(DraftEdition draft, Address address, View view) {
        try {
            Optional<TestLetter> letter = proofs.test(draft.edition(), view.shape(), address.toString(), MARK);
            return letter.map(made -> decided(draft, address, made))
                    .orElseGet(() -> new Result(Outcome.ADDRESS, cut(address.toString()), ""));
        } catch (BrokenTemplate | IllegalStateException e) {
            return new Result(Outcome.TEMPLATE, cut(address.toString()), String.valueOf(e.getMessage()));
        }
    }

    private Result decided(DraftEdition draft, Address address, TestLetter letter) {
        TestAddresses.Decision decision = addresses.decide(address, Audit.who(), drafts.language());
        Result result = decision == TestAddresses.Decision.SEND
                ? sent(letter)
                : new Result(Outcome.valueOf(decision.name()), address.toString(), "");
        audit.changed(
                Subject.edition(draft.digest(), draft.key()), "edition-test", result.kind() + " " + traceable(address));
        return result;
    }

    private Result sent(TestLetter letter) {
        MessageSender.Answer answer = sender.sendNow(
                        List.of(new MessageSender.Mail(letter.sender(), letter.recipient(), letter.octets())))
                .get(0);
        return new Result(answer.accepted() ? Outcome.ACCEPTED : Outcome.REFUSED, letter.recipient(), answer.words());
    }

    /** Identifies the address in the audit log without naming it. */
    private String traceable(Address address) {
        String hash = HexFormat.of().formatHex(keys.addressHash(address.key()));
        return hash.substring(0, 16) + " @" + address.domain();
    }

    private static void remember(Address address, boolean secure, HttpServletResponse response) {
        ResponseCookie cookie = ResponseCookie.from(COOKIE, UriUtils.encode(address.toString(), StandardCharsets.UTF_8))
                .path("/console/today")
                .maxAge(Duration.ofDays(365))
                .httpOnly(true)
                .sameSite("Lax")
                .secure(secure)
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }

    private static String cut(String address) {
        return address.length() <= LONGEST ? address : address.substring(0, LONGEST);
    }

    /** The link in the mail that asks; opening it changes nothing. */
    @GetMapping(ADDRESS)
    ModelAndView show(@PathVariable("token") String token) {
        return page(token, addresses.isOpen(token), "ask");
    }

    @PostMapping(ADDRESS)
    ModelAndView agree(@PathVariable("token") String token) {
        return page(token, addresses.confirm(token), "done");
    }

    private ModelAndView page(String token, boolean valid, String state) {
        ModelAndView page = new ModelAndView("web/console/today/test-address");
        if (!valid) page.setStatus(HttpStatus.NOT_FOUND);
        page.addObject("language", drafts.language());
        page.addObject("newsroomName", drafts.newsroom());
        page.addObject("token", token);
        page.addObject("state", valid ? state : "gone");
        return page;
    }
}

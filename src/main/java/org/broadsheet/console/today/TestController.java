package org.broadsheet.console.today;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.broadsheet.console.account.Audit;
import org.broadsheet.console.account.Subject;
import org.broadsheet.delivery.SingleMail;
import org.broadsheet.letter.BrokenTemplate;
import org.broadsheet.letter.Proofs;
import org.broadsheet.letter.TestLetter;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A test letter to any address: marked, through the same relay as the members' letters, and in no ledger. */
@Controller
class TestController {
    private static final String MARK = "[Test]";

    private final Desks desks;
    private final Proofs proofs;
    private final SingleMail mail;
    private final Audit audit;

    TestController(Desks desks, Proofs proofs, SingleMail mail, Audit audit) {
        this.desks = desks;
        this.proofs = proofs;
        this.mail = mail;
        this.audit = audit;
    }

    /**
     * What the page says afterwards.
     *
     * @param kind {@code accepted}, {@code refused}, {@code address} or {@code template}
     */
    public record Result(String kind, String address, String words) implements java.io.Serializable {
        private static final long serialVersionUID = 1;
    }

    @PostMapping("/console/today/{digest}/test")
    String test(
            @PathVariable("digest") String digest,
            @RequestParam("edition") String name,
            @RequestParam("address") String address,
            HttpServletRequest request,
            RedirectAttributes after) {
        Desk desk = desks.open(digest, name);
        after.addFlashAttribute("test", result(desk, address, View.of(request)));
        return "redirect:" + ChangeController.back(desk, request, "#test");
    }

    private Result result(Desk desk, String address, View view) {
        try {
            Optional<TestLetter> letter = proofs.test(desk.edition(), view.shape(), address, MARK);
            return letter.map(l -> sent(desk, l)).orElseGet(() -> new Result("address", cut(address), ""));
        } catch (BrokenTemplate e) {
            return new Result("template", cut(address), String.valueOf(e.getMessage()));
        } catch (IllegalStateException e) {
            return new Result("template", cut(address), String.valueOf(e.getMessage()));
        }
    }

    private Result sent(Desk desk, TestLetter letter) {
        SingleMail.Answer answer = mail.send(letter.sender(), letter.recipient(), letter.octets());
        audit.changed(
                Subject.edition(desk.digest(), desk.key()), "edition-test", answer.accepted() ? "accepted" : "refused");
        return new Result(answer.accepted() ? "accepted" : "refused", letter.recipient(), answer.words());
    }

    private static String cut(String address) {
        return address.length() <= 100 ? address : address.substring(0, 100);
    }
}

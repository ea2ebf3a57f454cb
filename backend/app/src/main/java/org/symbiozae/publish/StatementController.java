package org.symbiozae.publish;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The accessibility statement that French law asks for, in the reader's language. */
@Controller
class StatementController {

    @GetMapping("/accessibilite")
    String statement(@RequestParam(defaultValue = "fr") String lang) {
        return lang.equals("en") ? "forward:/accessibility.html" : "forward:/accessibilite.html";
    }
}

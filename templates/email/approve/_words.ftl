<#-- The words of the mail that asks an editor to approve an edition. -->
<#assign all = {
  "en": {
    "subject": "Please approve: {}",
    "lead": "{} is made up and waits for an editor.",
    "items": "stories",
    "silence": "Nobody has to approve it twice. If nobody says a word, it goes out by itself at {}.",
    "hold": "It waits: without an approval it does not go out.",
    "button": "Look at it",
    "look": "Looking needs no login; sending does.",
    "expires": "The link is for you, holds for two days and approves once.",
    "by": "This mail comes from the console of {}."
  },
  "uk": {
    "subject": "Погодьте, будь ласка: {}",
    "lead": "{} складено, випуск чекає на редактора.",
    "items": "матеріалів",
    "silence": "Досить одного погодження. Якщо ніхто не озветься, випуск вийде сам о {}.",
    "hold": "Випуск чекає: без погодження він не вийде.",
    "button": "Переглянути",
    "look": "Щоб переглянути, входити не треба; щоб надіслати – треба.",
    "expires": "Посилання – для вас, діє два дні й погоджує один раз.",
    "by": "Цей лист надійшов з консолі «{}»."
  }
}>
<#setting locale=language>
<#assign w = all[language]!all["en"]>
<#assign edition = title + ", " + written(day, "d MMMM")>
<#assign rule = (silence??)?then(w.silence?replace("{}", written(silence!day, "HH:mm") + " (" + zone + ")"), w.hold)>

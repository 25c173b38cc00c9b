<#-- The words of the letter that asks to confirm: to join, or to change an address. -->
<#import "../_words_en.ftl" as en>
<#import "../_words_uk.ftl" as uk>
<#assign all = {
  "en": {
    "subject": { "join": "Confirm that you want our letters", "old-address": "Change the address of your letters?", "new-address": "Confirm your new address" },
    "lead": {
      "join": "You, or somebody who typed your address, asked for these letters:",
      "old-address": "You asked to get your letters at another address from now on:",
      "new-address": "You asked to get your letters at this address from now on:"
    },
    "button": { "join": "Yes, send them to me", "old-address": "Yes, change it", "new-address": "Yes, it is mine" },
    "open": "Open this page and press its button:",
    "not": "You did not ask? Do nothing: without the button nothing comes and nothing changes.",
    "valid": "The link holds for {}.",
    "lasting": en.lasting,
    "links": en.newsroomLinks,
    "by": "Published by {}"
  },
  "uk": {
    "subject": { "join": "Підтвердьте, що хочете наші листи", "old-address": "Змінити адресу ваших листів?", "new-address": "Підтвердьте нову адресу" },
    "lead": {
      "join": "Ви або хтось, хто ввів вашу адресу, попросили надсилати ці листи:",
      "old-address": "Ви просили надалі надсилати ваші листи на іншу адресу:",
      "new-address": "Ви просили надалі надсилати ваші листи на цю адресу:"
    },
    "button": { "join": "Так, надсилайте", "old-address": "Так, змініть", "new-address": "Так, це моя адреса" },
    "open": "Відкрийте сторінку й натисніть на ній кнопку:",
    "not": "Ви про це не просили? Нічого не робіть: без кнопки нічого не прийде й нічого не зміниться.",
    "valid": "Посилання діє {}.",
    "lasting": uk.lasting,
    "links": uk.newsroomLinks,
    "by": "Видає «{}»"
  }
}>
<#assign w = all[language]!all["en"]>
<#-- The newsroom chooses the words of its support link only. -->
<#function linkWords name>
  <#return (name == "support" && newsroom.supportWords?has_content)?then(newsroom.supportWords, w.links[name])>
</#function>

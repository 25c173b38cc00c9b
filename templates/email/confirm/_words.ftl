<#-- The words of the mail that asks to confirm: to join, to change an address or a name, to read or delete data. -->
<#import "../_words_en.ftl" as en>
<#import "../_words_uk.ftl" as uk>
<#assign all = {
  "en": {
    "subject": {
      "join": "Confirm your sign-up", "old-address": "Change the address of your letters?", "new-address": "Confirm your new address",
      "name": "Confirm your new name", "data": "Your data", "erase": "Delete your data?"
    },
    "lead": {
      "join": "You, or somebody who typed your address, asked for:",
      "old-address": "You asked us to send your letters to another address:",
      "new-address": "You asked us to send your letters to this address:",
      "name": "You asked us to change the name on your letters. The page shows the new name.",
      "data": "You asked for a copy of everything we hold about you.",
      "erase": "You asked us to delete everything we hold about you. This cannot be undone."
    },
    "button": {
      "join": "Confirm", "old-address": "Yes, change it", "new-address": "Yes, it is mine",
      "name": "Yes, change it", "data": "Get your data", "erase": "Delete your data"
    },
    "open": "Open this page and press the button:",
    "not": "Not you? Ignore this email: nothing will change.",
    "valid": "The link is valid for {}.",
    "lasting": en.lasting,
    "links": en.newsroomLinks,
    "by": "Published by {}"
  },
  "uk": {
    "subject": {
      "join": "Підтвердьте підписку", "old-address": "Змінити адресу ваших листів?", "new-address": "Підтвердьте нову адресу",
      "name": "Підтвердьте нове ім’я", "data": "Ваші дані", "erase": "Видалити ваші дані?"
    },
    "lead": {
      "join": "Ви або хтось, хто ввів вашу адресу, попросили надсилати:",
      "old-address": "Ви просили надсилати ваші листи на іншу адресу:",
      "new-address": "Ви просили надсилати ваші листи на цю адресу:",
      "name": "Ви просили змінити ім’я у ваших листах. Нове ім’я — на сторінці.",
      "data": "Ви просили копію всього, що ми про вас зберігаємо.",
      "erase": "Ви просили видалити все, що ми про вас зберігаємо. Це не можна скасувати."
    },
    "button": {
      "join": "Підтвердити", "old-address": "Так, змінити", "new-address": "Так, це моя адреса",
      "name": "Так, змінити", "data": "Отримати дані", "erase": "Видалити дані"
    },
    "open": "Відкрийте сторінку й натисніть кнопку:",
    "not": "Це не ви? Не зважайте на цей лист: нічого не зміниться.",
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

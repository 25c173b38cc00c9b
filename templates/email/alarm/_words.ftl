<#-- The words of the letter that calls a person when an edition does not go out as it should. -->
<#assign all = {
  "en": {
    "subject": {
      "not-started": "has not started", "held": "is held", "stopped": "has stopped", "paused": "waits for your word",
      "stalled": "does not get through", "unattended": "waits for a server that sends", "refused": "is refused for some members", "complaints": "draws complaints",
      "lead-withdrawn": "lost its lead",
      "no-database": "cannot reach its database"
    },
    "lead": {
      "not-started": "The time of this edition came, and nothing began.",
      "held": "This edition is made and will not go out by itself.",
      "stopped": "The relay refuses this letter for every member alike. Nobody was suppressed, and nothing more goes out.",
      "paused": "This edition has not gone to everybody, and will not go on by itself.",
      "stalled": "Letters of this edition are due, and the relay takes none.",
      "unattended": "Letters of this edition are due, and no server that sends is running.",
      "refused": "A filter or a policy has refused this letter for some members, twice. They stay as they were, and everybody else got it.",
      "lead-withdrawn": "The site has withdrawn the story that was to lead this edition. It goes out without it, led by the next story.",
      "complaints": "More members than usual call this letter spam. It still goes out.",
      "no-database": "While the database is away nothing begins and nothing goes out. What was under way waits for it and loses nothing."
    },
    "todo": {
      "not-started": "See that a server with the schedule runs and reaches the database; or send the edition from the console.",
      "held": "Look at the reason, then approve the edition in the console, or cancel it.",
      "stopped": "Mend what the relay names, then press “Go on” in the console.",
      "paused": "Find out what has gone out, then press “Go on” in the console, or cancel the edition.",
      "stalled": "Look at the relay. The letters are kept and tried again by themselves.",
      "unattended": "Start a replica with the role “deliver” (broadsheet.roles). It begins by itself, and the letters are kept until then.",
      "refused": "Read the reply. If it names a rule of your own relay, mend it there, then try these members again in the console.",
      "lead-withdrawn": "Look at the edition in the console. To lead with the story, publish it again and choose it, if the edition has not gone out.",
      "complaints": "Look at what was sent and to whom. From the next limit on, editions wait for your approval.",
      "no-database": "See that the database runs and that this server reaches it. An edition whose time came meanwhile starts by itself then or, where it is late, asks you."
    },
    "why": "Why", "open": "Open the console", "once": "You get this once for each event."
  },
  "uk": {
    "subject": {
      "not-started": "не почався", "held": "затримано", "stopped": "зупинено", "paused": "чекає на ваше слово",
      "stalled": "не проходить", "unattended": "чекає на сервер, що надсилає", "refused": "відхилено для деяких читачів", "complaints": "викликає скарги",
      "lead-withdrawn": "утратив головний матеріал",
      "no-database": "не має зв’язку зі своєю базою даних"
    },
    "lead": {
      "not-started": "Час цього випуску настав, але нічого не почалося.",
      "held": "Цей випуск готовий, але сам не вийде.",
      "stopped": "Поштовий сервер відхиляє цей лист для всіх. Нікого не вилучено зі списку, і більше нічого не надсилається.",
      "paused": "Цей випуск отримали не всі, і сам він далі не піде.",
      "stalled": "Листи цього випуску чекають, але поштовий сервер їх не приймає.",
      "unattended": "Листи цього випуску чекають, але жоден сервер, що надсилає, не працює.",
      "refused": "Фільтр або правило двічі відхилили цей лист для деяких читачів. У списку вони лишаються, решта читачів лист отримали.",
      "lead-withdrawn": "Сайт зняв із публікації матеріал, що мав бути головним. Випуск виходить без нього, головним є наступний.",
      "complaints": "Більше читачів, ніж зазвичай, називають цей лист спамом. Він і далі виходить.",
      "no-database": "Поки бази даних немає, нічого не починається й нічого не надсилається. Те, що тривало, чекає на неї й нічого не втрачає."
    },
    "todo": {
      "not-started": "Перевірте, чи працює сервер із розкладом і чи має він зв’язок із базою даних; або надішліть випуск із консолі.",
      "held": "Погляньте на причину, а тоді схваліть випуск у консолі або скасуйте його.",
      "stopped": "Виправте те, що називає поштовий сервер, і натисніть «Далі» в консолі.",
      "paused": "З’ясуйте, що вже надіслано, а тоді натисніть «Далі» в консолі або скасуйте випуск.",
      "stalled": "Погляньте на поштовий сервер. Листи збережено, їх буде надіслано знову.",
      "unattended": "Запустіть репліку з роллю “deliver” (broadsheet.roles). Вона почне сама, а доти листи збережено.",
      "refused": "Прочитайте відповідь. Якщо вона називає правило вашого поштового сервера, виправте його там і повторіть надсилання цим читачам у консолі.",
      "lead-withdrawn": "Погляньте на випуск у консолі. Щоб матеріал знову був головним, опублікуйте його й оберіть, якщо випуск ще не вийшов.",
      "complaints": "Погляньте, що й кому було надіслано. Від наступної межі випуски чекатимуть на ваше схвалення.",
      "no-database": "Перевірте, чи працює база даних і чи досяжна вона з цього сервера. Випуск, час якого тим часом настав, почнеться потім сам або, якщо запізнився, запитає вас."
    },
    "why": "Причина", "open": "Відкрити консоль", "once": "Про кожну подію ви отримуєте один такий лист."
  }
}>
<#assign w = all[language]!all["en"]>

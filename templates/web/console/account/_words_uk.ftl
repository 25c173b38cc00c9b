<#-- Слова входу й облікових записів українською. -->

<#assign loginTitle = "Увійти до консолі">
<#assign loginWrong = "Це ім’я і цей пароль не пасують одне до одного. Нічого не втрачено; спробуйте ще раз.">
<#assign loggedOut = "Ви вийшли.">
<#assign username = "Ім’я">
<#assign password = "Пароль">
<#assign login = "Увійти">

# To whom a ticket goes: what is proposed, and «Не наша зона».

card-team = Служба: { $team }
card-proposed = Предлагаем: { $team }, { $who } (открытых: { $count })
card-proposed-team = Предлагаем: { $team } (на смене никого)
card-give = Назначить: { $who }
refused-proposal = Для № { $number } предлагаем уже другого. Посмотрите на карточку.

action-pass = Не наша зона
command-pass = передать
log-pass = передана
form-pass =
    Почему не ваша зона?
    № { $number }, передаёт { $who }
    Нажмите кнопку или напишите сами. Причину увидят те, кто получит заявку.
form-pass-own =
    Напишите, почему передаёте.
    № { $number }, передаёт { $who }
    Причину увидят те, кто получит заявку.
pass-own = Своими словами
pass-reason-house = Дом обслуживает другая организация
pass-reason-supplier = Это сети поставщика
pass-reason-town = Это двор или дорога, не наши
pass-reason-owner = Это имущество собственника
form-pass-whom =
    Кому передать?
    № { $number }, передаёт { $who }
    Нажмите кнопку или напишите название.
form-pass-name =
    Как называется организация?
    № { $number }, передаёт { $who }
    Хватит части названия.
form-pass-found =
    Какая из них?
    № { $number }, передаёт { $who }
form-pass-none =
    Такой организации здесь нет. Передать всё равно?
    № { $number }, передаёт { $who }
pass-seek = Найти по названию
pass-unknown = Не знаю, кто отвечает
pass-outside = Сторонней: { $who }
pass-again = Искать снова
pass-nameless = другая организация
pass-meant = предлагают: { $who }
did-pass = № { $number } передана: { $who }.
did-pass-up = № { $number } передана выше: { $who }. Там решат, кто этим займётся.
did-hand_on = № { $number } передана.
refused-nobody-above = Передать некому: выше организаций нет. Напишите название той, кому передаёте.
refused-pass-words = Напишите так: /передать { $number } кому: почему
refused-passed = Заявка № { $number } передана: { $who }
card-passed-on =
    Передана: { $who }
    Причина: { $reason }
    Передал(а): { $by }
card-passed = Пришла от: { $who }. Причина: { $reason }
mine-with = Отвечает: { $who }
told-passed = Заявку передали: { $who }. Теперь отвечают там. Заново писать ничего не нужно.
told-passed-up = Заявку передали: { $who }. Там решат, кто ею займётся. Заново писать ничего не нужно.
told-handed_on = Передана: { $reason }. Эта организация не отвечает через меня: спросите о заявке у неё.

# In the dialogue of a moderator.

up-lies-with = Сейчас у: { $who }
up-pass = Назначить другого
up-confirm = Подтвердить исполнение
